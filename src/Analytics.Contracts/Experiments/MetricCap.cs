namespace Analytics.Contracts.Experiments;

/// <summary>Cuts the values of units from above, so that a few enormous ones do not drown the effect. Common to all variants.</summary>
public sealed record MetricCap
{
    /// <summary>A value in the unit of the metric, above 0: units above it count as it. One of this and <see cref="Percentile"/>.</summary>
    public double? Value { get; init; }

    /// <summary>A percentile of the units' values other than 0, of all variants together, above 0.5 and below 1. One of this and <see cref="Value"/>.</summary>
    public double? Percentile { get; init; }
}
