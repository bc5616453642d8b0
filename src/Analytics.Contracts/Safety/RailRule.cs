namespace Analytics.Contracts.Safety;

/// <summary>One rule: when its condition is true of a prediction, its verdict holds.</summary>
public sealed record RailRule
{
    /// <summary>Name of the rule, 1 to 64 characters of letters, digits and <c>. _ -</c>; not "rails". It stays the same over versions of the set.</summary>
    public required string Id { get; init; }

    /// <summary>
    /// Condition over features.NAME, output.*, segments.KEY, decision, text and others, at most 2,000 characters: comparisons, and, or, not, in,
    /// between, contains, matches, exists, arithmetic. Over a missing value it is neither true nor false, and the rule does not apply.
    /// </summary>
    public required string When { get; init; }

    /// <summary>Verdict where the condition is true.</summary>
    public required RailVerdict Verdict { get; init; }

    /// <summary>How bad it is.</summary>
    public required RailSeverity Severity { get; init; }

    /// <summary>Category of harm, 1 to 100 characters.</summary>
    public required string Category { get; init; }

    /// <summary>What went wrong, for people, 1 to 500 characters.</summary>
    public required string Message { get; init; }
}
