using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Experiments;

/// <summary>Which records count, and which number of theirs.</summary>
public sealed record MetricRecords
{
    /// <summary>Where they are.</summary>
    public MetricSource Source { get; init; }

    /// <summary>Name of the event, for events.</summary>
    public string? Event { get; init; }

    /// <summary>
    /// The number: <c>value</c> or <c>properties.NAME</c> of events; latencyMs, score, cost, … of predictions; number of feedback; violation of safety
    /// checks; logLoss, squaredError, correct, … of labels. Absent: each record counts 1.
    /// </summary>
    public string? Value { get; init; }

    /// <summary>Further conditions: model, version, kind, verdict, segments.KEY, <c>properties.NAME</c> of events, …</summary>
    public IReadOnlyList<MeasureFilter> Filters { get; init; } = [];
}
