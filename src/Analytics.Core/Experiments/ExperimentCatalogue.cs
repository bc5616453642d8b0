using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>All metrics, holdouts and experiments at one time. Immutable.</summary>
/// <param name="Metrics">Metrics by key.</param>
/// <param name="Holdouts">Holdouts by key.</param>
/// <param name="Experiments">Experiments by key.</param>
public sealed record ExperimentCatalogue(
    IReadOnlyDictionary<string, MetricDefinition> Metrics,
    IReadOnlyDictionary<string, HoldoutDefinition> Holdouts,
    IReadOnlyDictionary<string, ExperimentDefinition> Experiments)
{
    /// <summary>Nothing.</summary>
    public static ExperimentCatalogue Empty { get; } = Of([], [], []);

    /// <summary>A catalogue of lists; of one key the later counts.</summary>
    public static ExperimentCatalogue Of(
        IEnumerable<MetricDefinition> metrics, IEnumerable<HoldoutDefinition> holdouts, IEnumerable<ExperimentDefinition> experiments) =>
        new(ByKey(metrics, metric => metric.Key), ByKey(holdouts, holdout => holdout.Key), ByKey(experiments, experiment => experiment.Key));

    private static SortedDictionary<string, T> ByKey<T>(IEnumerable<T> items, Func<T, string> key)
    {
        var all = new SortedDictionary<string, T>(StringComparer.Ordinal);
        foreach (var item in items) all[key(item)] = item;
        return all;
    }
}
