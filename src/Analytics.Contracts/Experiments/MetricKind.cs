using System.Text.Json.Serialization;

namespace Analytics.Contracts.Experiments;

/// <summary>How a metric makes one value of a unit's records, and one of all units.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<MetricKind>))]
public enum MetricKind
{
    /// <summary>Share of units with a record.</summary>
    [JsonStringEnumMemberName("proportion")] Proportion,

    /// <summary>Mean value of the records, units being what was assigned (cluster-robust).</summary>
    [JsonStringEnumMemberName("mean")] Mean,

    /// <summary>Sum of the values by unit, averaged over all units; 0 without a record.</summary>
    [JsonStringEnumMemberName("sum")] Sum,

    /// <summary>Number of records by unit, averaged over all units.</summary>
    [JsonStringEnumMemberName("count")] Count,

    /// <summary>Sum (or number) of the records over that of the denominator's records.</summary>
    [JsonStringEnumMemberName("ratio")] Ratio,

    /// <summary>A quantile of the records' values, units being what was assigned.</summary>
    [JsonStringEnumMemberName("quantile")] Quantile,

    /// <summary>Area under the ROC curve of labelled scores, units being what was assigned (cluster-robust).</summary>
    [JsonStringEnumMemberName("auc")] Auc,

    /// <summary>Share of units with a record on the Nth day after their first exposure.</summary>
    [JsonStringEnumMemberName("retention")] Retention,

    /// <summary>Share of units that took all steps in their order.</summary>
    [JsonStringEnumMemberName("funnel")] Funnel,

    /// <summary>Mean hours to the first record, cut at the window (restricted mean time).</summary>
    [JsonStringEnumMemberName("timeToEvent")] TimeToEvent,
}
