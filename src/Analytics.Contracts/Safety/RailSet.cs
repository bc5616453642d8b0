namespace Analytics.Contracts.Safety;

/// <summary>A version of the rules of a model. It never changes.</summary>
public sealed record RailSet
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Number of the version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>True for the one version by which predictions are judged.</summary>
    public bool Active { get; init; }

    /// <summary>Why the rules are as they are.</summary>
    public string? Note { get; init; }

    /// <summary>When it was saved.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Name of the key that saved it.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>The rules.</summary>
    public required IReadOnlyList<RailRule> Rules { get; init; }
}
