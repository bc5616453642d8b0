namespace Analytics.Contracts.Reporting;

/// <summary>
/// The single way to ask for figures: scorecards, dashboards, alerts, reports and exports all ask one of these,
/// so that one question has one answer. Served by <c>POST /v1/query</c>.
/// </summary>
public sealed record MeasureQuery
{
    /// <summary>Name of a measure of the catalogue (<c>GET /v1/measures</c>): predictions, latency, accuracy, violationRate, revenue, …</summary>
    public required string Measure { get; init; }

    /// <summary>What to take of it, where the measure offers a choice: mean, p50, p95, p99, min, max, sum, count, histogram.</summary>
    public string? Aggregate { get; init; }

    /// <summary>Conditions that all hold.</summary>
    public IReadOnlyList<MeasureFilter> Filters { get; init; } = [];

    /// <summary>Fields to split by (model, version, decision, segments.country, …); at most 3.</summary>
    public IReadOnlyList<string> Breakdown { get; init; } = [];

    /// <summary>Width of the time buckets: hour, day, week (from Monday), month. Absent: one figure for the range.</summary>
    public string? Interval { get; init; }

    /// <summary>The window asked about.</summary>
    public required TimeRange Range { get; init; }

    /// <summary>"previous" adds the figure of the window of the same length just before.</summary>
    public string? Compare { get; init; }
}
