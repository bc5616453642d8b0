using System.Text.Json.Serialization;
using Analytics.Contracts.Alerting;

namespace Analytics.Contracts.Experiments;

/// <summary>A metric of experiments, as <c>experiments.json</c> and <c>PUT /v1/experiments/metrics/{key}</c> hold it.</summary>
public sealed record MetricDefinition
{
    /// <summary>Its key; taken from the path on PUT.</summary>
    public string Key { get; init; } = "";

    /// <summary>What it is, for people.</summary>
    public string? Title { get; init; }

    /// <summary>How values are made.</summary>
    public required MetricKind Kind { get; init; }

    /// <summary>The records; of a ratio its numerator, of a funnel its first step.</summary>
    public required MetricRecords Records { get; init; }

    /// <summary>Records of the denominator; for a ratio.</summary>
    public MetricRecords? Denominator { get; init; }

    /// <summary>Records of the further steps; for a funnel, 1 to 9.</summary>
    public IReadOnlyList<MetricRecords> Steps { get; init; } = [];

    /// <summary>Records count from a unit's first exposure for this long; a unit counts once its window is over. Absent: to the end, every unit.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan Window { get; init; }

    /// <summary>The day after the first exposure; for retention, 1 to 365.</summary>
    public int Day { get; init; } = 1;

    /// <summary>Level of the quantile, above 0 and below 1.</summary>
    public double Level { get; init; } = 0.5;

    /// <summary>Cut of the units' values; for sum and count.</summary>
    public MetricCap? Cap { get; init; }

    /// <summary>True: less is better.</summary>
    public bool LowerIsBetter { get; init; }

    /// <summary>Unit of its values: share, ms, EUR, …</summary>
    public string? Unit { get; init; }

    /// <summary>ISO 4217 code; only records of this currency count.</summary>
    public string? Currency { get; init; }

    /// <summary>Where it comes from: file or api. Ignored on PUT.</summary>
    public string Origin { get; init; } = "api";

    /// <summary>Counts its changes; the ETag of an answer. Ignored on PUT.</summary>
    public long Revision { get; init; }
}
