namespace Analytics.Contracts.Safety;

/// <summary>A safety check with the verdict violation or blocked, and its review.</summary>
public sealed record Violation
{
    /// <summary>Id of the safety check.</summary>
    public required string Id { get; init; }

    /// <summary>Id of the prediction.</summary>
    public required string PredictionId { get; init; }

    /// <summary>When the prediction was made.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>When the check was made that found it.</summary>
    public required DateTimeOffset FoundAt { get; init; }

    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Version of the model.</summary>
    public required string Version { get; init; }

    /// <summary>Name of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Version of the rules that found it; absent where it was reported from outside.</summary>
    public int? Rails { get; init; }

    /// <summary>Who found it: "rails", or the name of the key that reported it.</summary>
    public required string Source { get; init; }

    /// <summary>violation or blocked.</summary>
    public required string Verdict { get; init; }

    /// <summary>low, medium, high or critical.</summary>
    public string? Severity { get; init; }

    /// <summary>Category of harm.</summary>
    public string? Category { get; init; }

    /// <summary>What the rule saw; never free text of the prediction where the rails found it.</summary>
    public string? Evidence { get; init; }

    /// <summary>Segments of the prediction.</summary>
    public required IReadOnlyDictionary<string, string> Segments { get; init; }

    /// <summary>Where its review stands.</summary>
    public required ViolationStatus Status { get; init; }

    /// <summary>Who reviewed it last.</summary>
    public string? Reviewer { get; init; }

    /// <summary>Comment of the last step.</summary>
    public string? Comment { get; init; }

    /// <summary>All steps, oldest first.</summary>
    public required IReadOnlyList<ReviewStep> Trail { get; init; }
}
