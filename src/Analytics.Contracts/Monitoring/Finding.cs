namespace Analytics.Contracts.Monitoring;

/// <summary>The answer of one check on one thing. A check that can't be made answers too, and stops no other.</summary>
public sealed record Finding
{
    /// <summary>The check: drift, performance, estimate, quality, safety, series, …</summary>
    public required string Check { get; init; }

    /// <summary>What was checked: a column (features.NAME), a measure (auc), a segment (segments.country=DE).</summary>
    public required string Subject { get; init; }

    /// <summary>Columns that the finding is led back to, the one with most part in it first; absent where the subject says it or the check can't tell.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>The answer.</summary>
    public required FindingStatus Status { get; init; }

    /// <summary>Why, in one sentence with the numbers.</summary>
    public required string Because { get; init; }

    /// <summary>The test, detector or estimator, by name.</summary>
    public string? Method { get; init; }

    /// <summary>What was measured.</summary>
    public double? Score { get; init; }

    /// <summary>Lower end of its interval.</summary>
    public double? Lower { get; init; }

    /// <summary>Upper end of its interval.</summary>
    public double? Upper { get; init; }

    /// <summary>What <see cref="Score"/> was compared with: beyond it is an alert.</summary>
    public double? Threshold { get; init; }

    /// <summary>The same figure in the reference.</summary>
    public double? Reference { get; init; }

    /// <summary>Unit of the figures: ratio, ms, sd, …</summary>
    public string? Unit { get; init; }

    /// <summary>Probability of such a figure were nothing wrong.</summary>
    public double? PValue { get; init; }

    /// <summary>Evidence against "nothing is wrong" that may be looked at any time (an e-value).</summary>
    public double? EValue { get; init; }

    /// <summary>Rows that the figure rests on.</summary>
    public long N { get; init; }

    /// <summary>Rows of the reference.</summary>
    public long ReferenceN { get; init; }

    /// <summary>With too few data: about how many more rows are needed.</summary>
    public long? RowsNeeded { get; init; }

    /// <summary>Since when, where the check can tell.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>How much it matters, by which findings of one kind are ordered: the larger the worse.</summary>
    public double? Impact { get; init; }
}
