using Analytics.Core.Ports;

namespace Analytics.Core.Measures;

/// <summary>Aggregates that are asked together over one window, with one set of filters and one split.</summary>
internal sealed record Panel
{
    public required IReadOnlyList<MeasureAggregate> Aggregates { get; init; }

    public required DateTime From { get; init; }

    public required DateTime To { get; init; }

    public IReadOnlyList<FieldFilter> Filters { get; init; } = [];

    public IReadOnlyList<Field> Breakdown { get; init; } = [];

    public BucketWidth? Interval { get; init; }

    /// <summary>Labels as known at this time, UTC; null: now.</summary>
    public DateTime? KnownBy { get; init; }

    /// <summary>An uploaded data set in place of the window.</summary>
    public string? DataSet { get; init; }
}
