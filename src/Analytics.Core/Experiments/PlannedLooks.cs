using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>Writes down the planned looks: what was seen of the primary metric and of the guardrails, which is what verdicts stand on from then on.</summary>
internal static class PlannedLooks
{
    /// <summary>A look, one a treatment that has figures and is not switched off.</summary>
    public static IEnumerable<ExperimentLook> Of(ExperimentDefinition experiment, IReadOnlyList<MetricResult> metrics, PlannedLook look, string plan, DateTimeOffset now)
    {
        if (metrics.FirstOrDefault(metric => metric.Role == MetricRoles.Primary) is not { } primary) yield break;
        foreach (var comparison in primary.Comparisons)
        {
            if (comparison is not { Missing: null, Until: null, Effect: { } effect }) continue;
            yield return new ExperimentLook
            {
                TakenAt = now,
                AsOf = look.At,
                Planned = look.Number,
                SpentAlpha = look.SpentAlpha,
                Variant = comparison.Variant,
                Units = primary.Variants.Where(variant => variant.Variant == comparison.Variant || variant == primary.Variants[0]).Sum(variant => variant.Units),
                Effect = effect.Value,
                StandardError = comparison.StandardError!.Value,
                IsRelative = comparison.IsRelative,
                Bound = experiment.Analysis.Method == AnalysisMethod.Fixed && effect is { Lower: { } lower, Upper: { } upper } ? (upper - lower) / 2 / comparison.StandardError : look.Bound,
                Outcome = comparison.Better switch { true => VerdictWriter.Better, false => VerdictWriter.Worse, null => VerdictWriter.Undecided },
                Comparison = WithStatistics(comparison, primary),
                Guardrails = metrics.Where(metric => metric.Role == MetricRoles.Guardrail).ToDictionary(
                    metric => metric.Metric, metric => WithStatistics(metric.Comparisons.First(one => one.Variant == comparison.Variant), metric), StringComparer.Ordinal),
                Plan = plan,
            };
        }
    }

    /// <summary>A look at which there was nothing to see spends its error all the same.</summary>
    public static ExperimentLook Empty(ExperimentDefinition experiment, PlannedLook look, string plan, DateTimeOffset now) => new()
    {
        TakenAt = now,
        AsOf = look.At,
        Planned = look.Number,
        SpentAlpha = look.SpentAlpha,
        Variant = experiment.Variants[1].Key,
        Bound = look.Bound,
        Outcome = VerdictWriter.Undecided,
        Plan = plan,
    };

    private static VariantComparison WithStatistics(VariantComparison comparison, MetricResult metric) =>
        comparison with { Statistics = [.. metric.Statistics.Where(one => one.Variant == comparison.Variant || one.Variant == metric.Variants[0].Variant)] };
}
