namespace Analytics.Contracts.Experiments;

/// <summary>Cuts the values of units from above, so that a few enormous ones do not drown the effect. Common to all variants.</summary>
public sealed record MetricCap
{
    /// <summary>A value. One of this and <see cref="Percentile"/>.</summary>
    public double? Value { get; init; }

    /// <summary>A percentile of the units' values other than 0, above 0.5 and below 1.</summary>
    public double? Percentile { get; init; }
}
