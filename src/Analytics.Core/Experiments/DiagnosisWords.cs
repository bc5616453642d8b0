using Analytics.Contracts.Experiments;

namespace Analytics.Core.Experiments;

/// <summary>The diagnosis of running experiments, in one sentence.</summary>
internal static class DiagnosisWords
{
    public const string NotYet = "The running experiments have not been diagnosed yet.";

    public static string Sentence(IReadOnlyList<DiagnosedExperiment> experiments, IReadOnlyList<DiagnosedPair> pairs)
    {
        if (experiments.Count == 0) return "No experiment is running.";
        List<string> found =
        [
            .. pairs.Where(pair => pair.Interacts).Select(pair => (pair.Experiment, pair.Other)).Distinct().Select(pair => $"{pair.Other} changes the effect of {pair.Experiment}"),
            .. pairs.Where(pair => pair.Mixed).Select(pair => string.CompareOrdinal(pair.Experiment, pair.Other) < 0 ? (First: pair.Experiment, Second: pair.Other) : (First: pair.Other, Second: pair.Experiment)).Distinct()
                .Select(pair => $"{pair.First} and {pair.Second} do not assign independently"),
            .. experiments.Where(one => one.AaSuspicious).Select(one => $"A/A tests of {one.Experiment} are significant too {(one.AaFalsePositiveRate > one.Alpha ? "often" : "seldom")}"),
        ];
        if (found.Count > 0) return $"{string.Join("; ", found)}.";

        var missing = experiments.Count(one => one.Missing is not null);
        var tested = experiments.Count - missing;
        var together = pairs.Select(pair => string.CompareOrdinal(pair.Experiment, pair.Other) < 0 ? (pair.Experiment, pair.Other) : (pair.Other, pair.Experiment)).Distinct().Count();
        var others = together == 0 ? "no two of them have units in common" : $"no sign in {Count(together, "pair")} that one changes another";
        return $"Nothing was found: A/A tests of {Count(tested, "running experiment")} are as planned, and {others}{(missing > 0 ? $"; {Count(missing, "experiment")} could not be diagnosed" : "")}.";
    }

    private static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";
}
