namespace Analytics.Contracts.Experiments;

/// <summary>What to do, in plain words.</summary>
public sealed record ExperimentVerdict
{
    /// <summary>What to do.</summary>
    public required ExperimentDecision Decision { get; init; }

    /// <summary>The variant that it speaks of; null where it speaks of none.</summary>
    public string? Variant { get; init; }

    /// <summary>The verdict in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>Why, with the numbers.</summary>
    public IReadOnlyList<string> Reasons { get; init; } = [];

    /// <summary>Treatments that are shown to do harm and are not switched off.</summary>
    public IReadOnlyList<string> Harmful { get; init; } = [];

    /// <summary>To keep running: until when.</summary>
    public DateTimeOffset? Until { get; init; }
}
