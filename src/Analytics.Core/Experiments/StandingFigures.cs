using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>
/// Puts the figures of the planned looks that a verdict stands on in the place of those of now, which change no decision any more: else who looks again after a
/// plan is done would decide anew, and a decision would stand beside an interval that is not its own.
/// </summary>
internal static class StandingFigures
{
    private const string Passed = "passed";

    /// <summary>The metrics as the verdict reads them.</summary>
    /// <param name="experiment">The experiment.</param>
    /// <param name="metrics">Figures of now.</param>
    /// <param name="looks">Looks of its plan.</param>
    /// <param name="planned">The plan's looks.</param>
    public static IReadOnlyList<MetricResult> Of(
        ExperimentDefinition experiment, IReadOnlyList<MetricResult> metrics, IReadOnlyList<ExperimentLook> looks, IReadOnlyList<PlannedLook> planned)
    {
        var (decided, guarded) = (new Dictionary<string, ExperimentLook>(StringComparer.Ordinal), new Dictionary<string, ExperimentLook>(StringComparer.Ordinal));
        foreach (var variant in experiment.Variants.Skip(1).Select(variant => variant.Key))
        {
            List<ExperimentLook> taken = [.. looks.Where(look => look.Variant == variant && look is { Planned: not null, StandardError: > 0 }).OrderBy(look => look.Planned)];
            if (Deciding(experiment, taken, planned) is not { } look) continue;
            decided[variant] = look;
            List<ExperimentLook> from = [.. taken.Where(one => one.Planned >= look.Planned && one.Guardrails is not null)];
            if ((from.FirstOrDefault(one => one.Guardrails!.Values.All(guardrail => guardrail.Guardrail?.Status == Passed)) ?? from.LastOrDefault()) is { } guards) guarded[variant] = guards;
        }

        return [.. metrics.Select(metric => metric with { Comparisons = [.. metric.Comparisons.Select(now => Of(experiment, metric, now, decided, guarded, planned.Count))] })];
    }

    /// <summary>Whether every treatment that is not switched off was decided by a planned look, one way or the other.</summary>
    public static bool IsDecided(IReadOnlyList<MetricResult> metrics)
    {
        List<VariantComparison> left = [.. metrics.Where(metric => metric.Role == MetricRoles.Primary).SelectMany(metric => metric.Comparisons).Where(comparison => comparison.Until is null)];
        return left.Count > 0 && left.All(comparison => comparison.Look is not null);
    }

    /// <summary>The look that decides on a treatment: the first that found it worse, else better, else the last of the plan.</summary>
    private static ExperimentLook? Deciding(ExperimentDefinition experiment, List<ExperimentLook> taken, IReadOnlyList<PlannedLook> planned)
    {
        var last = taken.FirstOrDefault(look => look.Planned == planned[^1].Number);
        return experiment.Decision.Kind == DecisionKinds.NoHarm ? last
            : taken.FirstOrDefault(look => look.Outcome == VerdictWriter.Worse) ?? taken.FirstOrDefault(look => look.Outcome == VerdictWriter.Better) ?? last;
    }

    private static VariantComparison Of(
        ExperimentDefinition experiment, MetricResult metric, VariantComparison now, Dictionary<string, ExperimentLook> decided, Dictionary<string, ExperimentLook> guarded, int looks)
    {
        if (now.Until is not null) return now;
        var (look, then) = metric.Role switch
        {
            MetricRoles.Primary => decided.GetValueOrDefault(now.Variant) is { } its ? (its, its.Comparison ?? Restored(experiment, its, now, looks)) : default,
            MetricRoles.Guardrail => guarded.GetValueOrDefault(now.Variant) is { } its ? (its, its.Guardrails!.GetValueOrDefault(metric.Metric)) : default,
            _ => default,
        };
        return then is null ? now : then with { Look = look!.Planned, AsOf = look.AsOf, Latest = now };
    }

    /// <summary>
    /// What is known of a look that an earlier version took: its effect and its bound. Harm was not ruled out at it but whenever someone looked; null where that decides.
    /// </summary>
    private static VariantComparison? Restored(ExperimentDefinition experiment, ExperimentLook look, VariantComparison now, int looks)
    {
        if (experiment.Decision.Kind == DecisionKinds.NoHarm || look.Bound is not { } bound) return null;
        var half = bound * look.StandardError;
        return new VariantComparison
        {
            Variant = look.Variant,
            IsRelative = now.IsRelative,
            Effect = new(look.Effect, look.Effect - half, look.Effect + half),
            Rule = ComparisonWriter.LookName(look.Planned!.Value, looks),
            Confidence = now.Confidence,
            Significant = look.Outcome != VerdictWriter.Undecided,
            Better = look.Outcome switch { VerdictWriter.Better => true, VerdictWriter.Worse => false, _ => null },
            StandardError = look.StandardError,
        };
    }
}
