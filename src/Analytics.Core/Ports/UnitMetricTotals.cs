namespace Analytics.Core.Ports;

/// <summary>A metric over the units of an experiment.</summary>
/// <param name="Cells">Moments by cell; empty for a quantile and an area.</param>
/// <param name="Quantiles">For a quantile: one a variant and split.</param>
/// <param name="Areas">For an area: one a variant and split.</param>
public sealed record UnitMetricTotals(IReadOnlyList<UnitCell> Cells, IReadOnlyList<UnitQuantile> Quantiles, IReadOnlyList<UnitArea> Areas)
{
    /// <summary>Numbers that do not count: NaN, infinite, or beyond <see cref="UnitMetric.LargestValue"/>.</summary>
    public long LeftOut { get; init; }
}
