namespace Analytics.Contracts.Safety;

/// <summary>What one rule would have said, beside what was recorded.</summary>
public sealed record RuleReplay
{
    /// <summary>Id of the rule.</summary>
    public required string Rule { get; init; }

    /// <summary>Predictions read to which it would apply.</summary>
    public required long Applies { get; init; }

    /// <summary>Compared predictions to which it was recorded to apply.</summary>
    public required long Recorded { get; init; }

    /// <summary>Compared predictions to which it would apply and was not recorded to.</summary>
    public required long Added { get; init; }

    /// <summary>Compared predictions to which it was recorded to apply and would not.</summary>
    public required long Removed { get; init; }

    /// <summary>Ids of some of the added ones.</summary>
    public required IReadOnlyList<string> AddedExamples { get; init; }

    /// <summary>Ids of some of the removed ones.</summary>
    public required IReadOnlyList<string> RemovedExamples { get; init; }
}
