using Analytics.Contracts.Experiments;
using Analytics.Core.Measures;

namespace Analytics.Core.Experiments;

/// <summary>
/// Checks that what is dealt by one hash is not dealt by another: with one seed for a namespace and an experiment within, everybody in the slice 0 to 0.5 would have the control.
/// Of experiments that have begun a seed that they had before is let be, as another would deal their units anew; <see cref="Shared"/> tells it.
/// </summary>
internal static class SeedRules
{
    private const string Own = "the experiment";
    private const string Namespace = "namespace";
    private const string Holdout = "holdout";

    public static void Check(ExperimentDefinition experiment, ExperimentState state, string pointer, ExperimentCatalogue all, FaultList faults)
    {
        var before = state is { Periods.Count: > 0, Seen: { } seen } ? SplitsOf(seen).Select(split => split.Seed).ToHashSet(StringComparer.Ordinal) : [];
        foreach (var (split, other) in Clashes(experiment, all).Where(clash => !before.Contains(clash.Split.Seed)))
            faults.Add(pointer + split.Pointer, $"“{split.Seed}” is also the seed of {other}: units would not be dealt independently. Choose another.");
    }

    /// <summary>What else is dealt by the seeds of an experiment.</summary>
    public static IEnumerable<string> Shared(ExperimentDefinition experiment, ExperimentCatalogue all) =>
        Clashes(experiment, all).Select(clash => $"“{clash.Split.Seed}” is also the seed of {clash.Other}: units are not dealt independently.").Distinct();

    private static IEnumerable<(Split Split, string Other)> Clashes(ExperimentDefinition experiment, ExperimentCatalogue all)
    {
        List<Split> splits = [.. SplitsOf(experiment)];
        for (var at = 1; at < splits.Count; at++)
            for (var earlier = 0; earlier < at; earlier++)
                if (splits[at].Seed == splits[earlier].Seed) yield return (splits[at], splits[earlier].Kind == Own ? Own : $"its {splits[earlier].Kind}");
        if (!IsLive(experiment)) yield break;
        foreach (var other in all.Experiments.Values.Where(other => other.Key != experiment.Key && IsLive(other)).OrderBy(other => other.Key, StringComparer.Ordinal))
            foreach (var split in splits)
                foreach (var its in SplitsOf(other).Where(its => its.Seed == split.Seed && (its.Kind != split.Kind || (its.Kind == Own && !AreApart(experiment, other)))))
                    yield return (split, its.Kind == Own ? $"experiment {other.Key}" : $"the {its.Kind} of experiment {other.Key}");
    }

    /// <summary>What deals units by the second version of the hash; the first deals otherwise with the same seed.</summary>
    private static IEnumerable<Split> SplitsOf(ExperimentDefinition experiment)
    {
        if (experiment.HashVersion == 2) yield return new(experiment.Seed ?? experiment.Key, Own, "/seed");
        if (experiment.Layer?.Namespace is { } name) yield return new(name, Namespace, "/layer/namespace");
        if (experiment.Holdout is { } holdout) yield return new(holdout, Holdout, "/holdout");
    }

    /// <summary>Slices of one namespace do not overlap: whoever is in the one is not in the other.</summary>
    private static bool AreApart(ExperimentDefinition one, ExperimentDefinition other) => one.Layer is { } layer && other.Layer is { } its && layer.Namespace == its.Namespace;

    private static bool IsLive(ExperimentDefinition experiment) => experiment.Status is ExperimentStatus.Running or ExperimentStatus.Paused;

    private sealed record Split(string Seed, string Kind, string Pointer);
}
