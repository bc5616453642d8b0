using System.Text.Json;
using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>What an experiment only names, as it is defined: its metrics and its holdout. Whoever changes one changes the experiment.</summary>
/// <param name="Metrics">The metrics.</param>
/// <param name="Holdout">The holdout; null: none.</param>
public sealed record ExperimentParts(IReadOnlyList<MetricDefinition> Metrics, HoldoutDefinition? Holdout)
{
    private const string Holdouts = "holdouts.";

    internal static ExperimentParts Of(ExperimentDefinition experiment, ExperimentCatalogue all) => new(
        [.. ExperimentRegister.Metrics(experiment).Distinct().Where(all.Metrics.ContainsKey).Select(key => all.Metrics[key] with { Origin = "", Revision = 0 })],
        experiment.Holdout is { } holdout ? all.Holdouts.GetValueOrDefault(holdout) : null);

    /// <summary>Parts of both that are defined otherwise, as <c>metrics.KEY</c> and <c>holdouts.KEY</c>. Which parts there are is said by the experiment.</summary>
    internal IEnumerable<string> ChangesTo(ExperimentParts after)
    {
        foreach (var metric in Metrics)
            if (after.Metrics.FirstOrDefault(one => one.Key == metric.Key) is { } now && !Same(metric, now)) yield return $"metrics.{metric.Key}";
        if (Holdout is { } before && after.Holdout is { } holdout && before.Key == holdout.Key && before != holdout) yield return Holdouts + holdout.Key;
    }

    /// <summary>Whether one of the changes is that of a holdout.</summary>
    internal static bool HoldAnew(IEnumerable<string> changes) => changes.Any(change => change.StartsWith(Holdouts, StringComparison.Ordinal));

    private static bool Same(MetricDefinition one, MetricDefinition other) => JsonElement.DeepEquals(
        JsonSerializer.SerializeToElement(one, JsonSerializerOptions.Web), JsonSerializer.SerializeToElement(other, JsonSerializerOptions.Web));
}
