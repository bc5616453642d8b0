using Analytics.Contracts.Experiments;
using Analytics.Core.Ports;
using Analytics.Statistics.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>Writes down what the figures of a variant were computed from.</summary>
internal static class StatisticsReader
{
    /// <summary>The statistics of a variant; none where it has no unit.</summary>
    /// <param name="totals">Totals of the metric.</param>
    /// <param name="variant">Key of the variant.</param>
    /// <param name="among">Which cells count; null: all.</param>
    public static IEnumerable<SufficientStatistics> Of(UnitMetricTotals totals, string variant, Func<UnitCell, bool>? among = null)
    {
        List<UnitCell> cells = [.. totals.Cells.Where(cell => cell.Variant == variant && among?.Invoke(cell) != false)];
        if (cells.Count > 0) yield return Of(variant, ArmComparer.Merge(cells));
        foreach (var area in totals.Areas.Where(area => area.Variant == variant)) yield return Of(variant, area.Clusters);
        foreach (var quantile in totals.Quantiles.Where(quantile => quantile.Variant == variant))
        {
            var bounds = quantile.Bounds;
            yield return Of(variant, quantile.Clusters) with { Quantile = new(bounds.Level, bounds.Units, bounds.Estimate, bounds.Lower, bounds.Upper) };
        }
    }

    private static SufficientStatistics Of(string variant, JointMoments moments) => new(
        variant,
        moments.Count,
        [.. Enumerable.Range(0, moments.Variables).Select(moments.Mean)],
        [.. Enumerable.Range(0, moments.Variables * moments.Variables).Select(pair => moments.Covariance(pair / moments.Variables, pair % moments.Variables))]);
}
