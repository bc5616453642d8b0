using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>Looks that someone takes beside the plan: kept, spending no error, and never what decides.</summary>
public static class ExploratoryLooks
{
    /// <summary>The look that results of no planned look are.</summary>
    public static IEnumerable<ExperimentLook> Of(ExperimentResults results, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(results);
        if (results.Metrics.FirstOrDefault(metric => metric.Role == MetricRoles.Primary) is not { } primary) yield break;
        foreach (var comparison in primary.Comparisons.Select(comparison => comparison.Latest ?? comparison).Where(comparison => comparison is { Missing: null, Until: null, Effect: not null }))
        {
            yield return new ExperimentLook
            {
                TakenAt = now,
                AsOf = results.Provenance.Window.To,
                Variant = comparison.Variant,
                Units = primary.Variants.Where(variant => variant.Variant == comparison.Variant || variant == primary.Variants[0]).Sum(variant => variant.Units),
                Effect = comparison.Effect!.Value,
                StandardError = comparison.StandardError!.Value,
                IsRelative = comparison.IsRelative,
                Outcome = comparison.Better switch { true => VerdictWriter.Better, false => VerdictWriter.Worse, null => VerdictWriter.Undecided },
                Plan = results.Plan.Hash,
            };
        }
    }
}
