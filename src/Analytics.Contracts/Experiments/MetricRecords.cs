using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Experiments;

/// <summary>Which records count, and which number of theirs.</summary>
public sealed record MetricRecords
{
    /// <summary>Which kind of record they are.</summary>
    public MetricSource Source { get; init; }

    /// <summary>Name of the event; required for events, and for nothing else.</summary>
    public string? Event { get; init; }

    /// <summary>
    /// The number: <c>value</c> or <c>properties.NAME</c> of events; latencyMs, score, cost, … of predictions; number of feedback; violation of safety
    /// checks; logLoss, squaredError, correct, … of labels. Required by mean, sum and quantile. Absent: each record counts 1.
    /// </summary>
    public string? Value { get; init; }

    /// <summary>Further conditions, all of which must hold: model, version, kind (accepted, dismissed, completed, notCompleted or rating, of feedback), verdict, segments.KEY, <c>properties.NAME</c> of events, … At most 20.</summary>
    public IReadOnlyList<MeasureFilter> Filters { get; init; } = [];
}
