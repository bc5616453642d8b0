namespace Analytics.Core.Alerts;

/// <summary>The alerts of a rule as they are stored: one document, so that an evaluation is stored as a whole.</summary>
internal sealed record RuleMemory
{
    public required string Rule { get; init; }

    /// <summary>Digest of what the rule asks. Alerts of another question are no alerts of this rule any more.</summary>
    public required string Question { get; init; }

    /// <summary>When it was last evaluated.</summary>
    public required DateTimeOffset EvaluatedAt { get; init; }

    public required IReadOnlyList<AlertInstance> Instances { get; init; }
}
