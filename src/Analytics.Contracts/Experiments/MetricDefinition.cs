using System.Text.Json.Serialization;
using Analytics.Contracts.Alerting;

namespace Analytics.Contracts.Experiments;

/// <summary>A metric of experiments, as <c>experiments.json</c> and <c>PUT /v1/experiments/metrics/{key}</c> hold it.</summary>
public sealed record MetricDefinition
{
    /// <summary>Its key, as experiments name it: 1 to 100 letters, digits and . _ -. Taken from the path on PUT.</summary>
    public string Key { get; init; } = "";

    /// <summary>What it is, for people: 1 to 200 characters. Absent: its key is shown.</summary>
    public string? Title { get; init; }

    /// <summary>How one value of a unit is made of its records, and one of all units.</summary>
    public required MetricKind Kind { get; init; }

    /// <summary>The records; of a ratio its numerator, of a funnel its first step.</summary>
    public required MetricRecords Records { get; init; }

    /// <summary>Records of the denominator; required by a ratio, and for nothing else.</summary>
    public MetricRecords? Denominator { get; init; }

    /// <summary>Records of the further steps in their order; for a funnel 1 to 9, else none.</summary>
    public IReadOnlyList<MetricRecords> Steps { get; init; } = [];

    /// <summary>Records count from a unit's first exposure for this long, 1m to 366d; a unit counts once its window is over. Required by timeToEvent, not for retention. Absent: to the end, every unit.</summary>
    [JsonConverter(typeof(DurationConverter))]
    public TimeSpan Window { get; init; }

    /// <summary>For retention: the day after the first exposure, 1 to 365.</summary>
    public int Day { get; init; } = 1;

    /// <summary>For a quantile: its level, above 0 and below 1; 0.95 is p95.</summary>
    public double Level { get; init; } = 0.5;

    /// <summary>For sum and count: cut of the units' values from above. Absent: none is cut.</summary>
    public MetricCap? Cap { get; init; }

    /// <summary>True: less is better, as with complaints or latency.</summary>
    public bool LowerIsBetter { get; init; }

    /// <summary>Unit of its values, for people: share, ms, EUR, … Absent: plain numbers.</summary>
    public string? Unit { get; init; }

    /// <summary>ISO 4217 code; only records of this currency count. Absent: every record.</summary>
    public string? Currency { get; init; }

    /// <summary>Where it comes from: file or api. Ignored on PUT.</summary>
    public string Origin { get; init; } = "api";

    /// <summary>Counts its changes; the ETag of an answer. Ignored on PUT.</summary>
    public long Revision { get; init; }
}
