namespace Analytics.Statistics.Tests.Reference;

/// <summary>Names of the algorithms in the case files, each with the library call that answers it, or with the reason why none does.</summary>
internal static class ReferenceTable
{
    private static readonly IReadOnlyDictionary<string, Func<ReferenceCase, object>>[] Areas = [ScoringCases.Calls, ExperimentCases.Calls];

    private static readonly IReadOnlyDictionary<string, string>[] Exceptions = [];

    public static IReadOnlyDictionary<string, Func<ReferenceCase, object>> Calls { get; } = Areas.SelectMany(area => area).ToDictionary();

    /// <summary>Rules peculiar to another package, with the reason and the case that covers ours of the same family.</summary>
    public static IReadOnlyDictionary<string, string> OutOfScope { get; } = Exceptions.SelectMany(area => area).ToDictionary();
}
