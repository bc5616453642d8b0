using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Monitoring;

/// <summary>A metric over the whole window.</summary>
public sealed record MetricPerformance
{
    /// <summary>Name of the measure: auc, accuracy, mae, ndcg, …</summary>
    public required string Metric { get; init; }

    /// <summary>Whether more is better.</summary>
    public required bool HigherIsBetter { get; init; }

    /// <summary>From the labels that have arrived.</summary>
    public required Figure Realised { get; init; }

    /// <summary>
    /// The realised figure corrected for labels that arrive selectively (<see cref="PerformanceReport.Selection"/>), of an even sample of at most 10,000
    /// predictions; auc and logLoss without an interval. Null where no label is missing, fewer than 200 have come, or the metric can't be corrected.
    /// </summary>
    public Figure? Corrected { get; init; }

    /// <summary>From the labels of the reference.</summary>
    public required Figure Reference { get; init; }

    /// <summary>Of all predictions of the window, by scores and features; null where the task or the reference allows no estimate.</summary>
    public EstimatedFigure? Estimated { get; init; }
}
