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

    /// <summary>From the labels of the reference.</summary>
    public required Figure Reference { get; init; }

    /// <summary>Of all predictions of the window, by scores and features; null where the task or the reference allows no estimate.</summary>
    public EstimatedFigure? Estimated { get; init; }
}
