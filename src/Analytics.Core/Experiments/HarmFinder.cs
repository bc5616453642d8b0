using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>Finds the treatments that do harm: a crossed guardrail, or a primary metric that is worse. What a plan puts up with is no harm.</summary>
internal static class HarmFinder
{
    private const string Crossed = "crossed";

    /// <summary>All that is found.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="metrics">Its figures.</param>
    /// <param name="watchesPrimary">Whether a primary metric that is worse is harm before the plan is done.</param>
    public static IReadOnlyList<HarmFound> Of(ExperimentDefinition experiment, IReadOnlyList<MetricResult> metrics, bool watchesPrimary)
    {
        List<HarmFound> found = [];
        foreach (var metric in metrics)
        {
            foreach (var comparison in metric.Comparisons.Select(comparison => comparison.Latest ?? comparison).Where(comparison => comparison.Missing is null))
            {
                if (Reason(experiment, metric, comparison, watchesPrimary) is not { } reason) continue;
                found.Add(new(comparison.Variant, UnitsOf(experiment, metric, comparison.Variant), reason));
            }
        }

        return found;
    }

    /// <summary>What planned looks found, with the units of now.</summary>
    public static IEnumerable<HarmFound> Of(ExperimentDefinition experiment, IReadOnlyList<MetricResult> metrics, IEnumerable<ExperimentLook> looks) =>
        looks.SelectMany(look => Of(experiment, metrics, look).Select(reason => new HarmFound(look.Variant, metrics.Where(metric => metric.Role == MetricRoles.Primary).Select(metric => UnitsOf(experiment, metric, look.Variant)).FirstOrDefault(), reason)));

    /// <summary>What a planned look found: a primary metric that is worse, or harm beyond a margin that was shown then.</summary>
    public static IEnumerable<string> Of(ExperimentDefinition experiment, IReadOnlyList<MetricResult> metrics, ExperimentLook look)
    {
        if (look.Planned is null) yield break;
        if (look.Outcome == VerdictWriter.Worse && experiment.Decision.Kind != DecisionKinds.NoHarm && metrics.FirstOrDefault(metric => metric.Role == MetricRoles.Primary) is { } primary)
        {
            var told = look.Comparison is { } comparison ? $": {VerdictWords.Told(comparison, primary)}" : "";
            yield return $"Planned look {look.Planned} on {VerdictWords.Day(look.AsOf)} found {VerdictWords.Name(primary)} worse{told}.";
        }

        foreach (var metric in metrics)
        {
            var then = metric.Role == MetricRoles.Primary ? look.Comparison : look.Guardrails?.GetValueOrDefault(metric.Metric);
            if (then is { Guardrail.Status: Crossed } guardrail) yield return $"Planned look {look.Planned}: {Crossing(metric, guardrail)}";
        }
    }

    /// <summary>Units of the smaller of the two arms.</summary>
    private static long UnitsOf(ExperimentDefinition experiment, MetricResult metric, string variant) =>
        metric.Variants.Where(one => one.Variant == variant || one.Variant == experiment.Variants[0].Key).Select(one => one.Units).DefaultIfEmpty().Min();

    private static string? Reason(ExperimentDefinition experiment, MetricResult metric, VariantComparison comparison, bool watchesPrimary)
    {
        if (comparison.Guardrail is { Status: Crossed }) return Crossing(metric, comparison);
        if (!watchesPrimary || metric.Role != MetricRoles.Primary || experiment.Decision.Kind == DecisionKinds.NoHarm || comparison.AlwaysValid is not { } always) return null;
        var isWorse = metric.LowerIsBetter ? always.Lower > 0 : always.Upper < 0;
        return isWorse ? $"{VerdictWords.Name(metric)} is worse: {VerdictWords.Told(always, comparison.IsRelative, metric)} by confidence sequence ({VerdictWords.P(comparison.AlwaysValidPValue)}, valid at every look)." : null;
    }

    private static string Crossing(MetricResult metric, VariantComparison comparison) =>
        $"Guardrail {VerdictWords.Name(metric)} is crossed: {VerdictWords.Harm(comparison, metric)}, worse than the {VerdictWords.Percent(comparison.Guardrail!.Margin)} that is put up with ({VerdictWords.P(comparison.Guardrail.HarmPValue)}, valid at every look).";
}
