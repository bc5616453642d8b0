namespace Analytics.Core.Ports;

/// <summary>Summaries of the records of a source in [From, To), by bucket and breakdown.</summary>
public sealed record SummaryQuery
{
    public required EventSource Source { get; init; }

    /// <summary>Start, UTC, inclusive.</summary>
    public required DateTime From { get; init; }

    /// <summary>End, UTC, exclusive.</summary>
    public required DateTime To { get; init; }

    /// <summary>What to compute, in one pass where the store can.</summary>
    public required IReadOnlyList<Summary> Summaries { get; init; }

    public IReadOnlyList<FieldFilter> Filters { get; init; } = [];

    /// <summary>Text fields to split by; at most 3.</summary>
    public IReadOnlyList<Field> Breakdown { get; init; } = [];

    public BucketWidth? Interval { get; init; }

    /// <summary>Source Labels: only truths that were known before this time, UTC (one that was replaced since is left out); null: all.</summary>
    public DateTime? KnownBy { get; init; }

    /// <summary>Sources Predictions and Labels: the rows of an uploaded data set in place of those of [From, To), which is not looked at.</summary>
    public string? DataSet { get; init; }
}
