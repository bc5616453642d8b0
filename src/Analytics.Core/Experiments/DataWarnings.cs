using System.Globalization;
using Analytics.Contracts.Experiments;
using Analytics.Core.Ports;

namespace Analytics.Core.Experiments;

/// <summary>Says what was recorded of an experiment and does not count.</summary>
internal static class DataWarnings
{
    /// <summary>Variants that are not defined, and numbers that are none.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="metrics">Its metrics, in the order of the totals.</param>
    /// <param name="totals">What its units did; null: it has none.</param>
    public static IEnumerable<string> Of(ExperimentDefinition experiment, IReadOnlyList<MetricResult> metrics, UnitTotals? totals)
    {
        if (totals is null) yield break;
        foreach (var (metric, its) in metrics.Zip(totals.Metrics).Where(pair => pair.Second.LeftOut > 0))
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{VerdictWords.Name(metric)}: {Counted(its.LeftOut, "number does", "numbers do")} not count, being NaN, infinite or beyond ±{UnitMetric.LargestValue:0e0}.");
        foreach (var unknown in totals.Units.GroupBy(count => count.Variant).Where(group => experiment.Variants.All(variant => variant.Key != group.Key)))
            yield return $"{Counted(unknown.Sum(count => count.Count), "unit was", "units were")} exposed to {unknown.Key}, which the experiment does not have: they do not count.";
    }

    private static string Counted(long count, string one, string several) => string.Create(CultureInfo.InvariantCulture, $"{count:N0} {(count == 1 ? one : several)}");
}
