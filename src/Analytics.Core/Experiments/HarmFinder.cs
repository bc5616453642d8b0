using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>Finds the treatments that do harm: a crossed guardrail, or a primary metric that is worse. What a plan puts up with is no harm.</summary>
internal static class HarmFinder
{
    /// <summary>All that is found.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="metrics">Its figures.</param>
    /// <param name="watchesPrimary">Whether a primary metric that is worse is harm before the plan is done.</param>
    public static IReadOnlyList<HarmFound> Of(ExperimentDefinition experiment, IReadOnlyList<MetricResult> metrics, bool watchesPrimary)
    {
        List<HarmFound> found = [];
        foreach (var metric in metrics)
        {
            foreach (var comparison in metric.Comparisons.Where(comparison => comparison.Missing is null))
            {
                if (Reason(experiment, metric, comparison, watchesPrimary) is not { } reason) continue;
                var units = metric.Variants.Where(one => one.Variant == comparison.Variant || one.Variant == experiment.Variants[0].Key).Select(one => one.Units).DefaultIfEmpty().Min();
                found.Add(new(comparison.Variant, units, reason));
            }
        }

        return found;
    }

    private static string? Reason(ExperimentDefinition experiment, MetricResult metric, VariantComparison comparison, bool watchesPrimary)
    {
        if (comparison.Guardrail is { Status: "crossed" } guardrail)
            return $"Guardrail {VerdictWords.Name(metric)} is crossed: {VerdictWords.Told(comparison, metric)}, worse than the {VerdictWords.Percent(guardrail.Margin)} that is put up with ({VerdictWords.P(guardrail.HarmPValue)}, valid at every look).";
        if (!watchesPrimary || metric.Role != MetricRoles.Primary || experiment.Decision.Kind == "noHarm" || comparison.AlwaysValid is not { } always) return null;
        var isWorse = metric.LowerIsBetter ? always.Lower > 0 : always.Upper < 0;
        return isWorse ? $"{VerdictWords.Name(metric)} is worse: {VerdictWords.Told(comparison, metric)} ({VerdictWords.P(comparison.AlwaysValidPValue)}, valid at every look)." : null;
    }
}
