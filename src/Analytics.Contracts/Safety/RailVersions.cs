namespace Analytics.Contracts.Safety;

/// <summary>All versions of the rules of a model.</summary>
public sealed record RailVersions
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>The version by which predictions are judged; absent: none.</summary>
    public int? Active { get; init; }

    /// <summary>The versions, newest first.</summary>
    public required IReadOnlyList<RailSetSummary> Versions { get; init; }

    /// <summary>Which version was active since when, newest first.</summary>
    public required IReadOnlyList<RailActivation> Activations { get; init; }
}
