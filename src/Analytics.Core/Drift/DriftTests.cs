using Analytics.Statistics.Drift.Verdicts;

namespace Analytics.Core.Drift;

/// <summary>Every test of drift, and which one is taken where none is named.</summary>
public static class DriftTests
{
    private const long FewRows = 1_000;
    private const double SmallLevel = 5e-4;

    private static readonly DriftTest KolmogorovSmirnov = OfNumbers("kolmogorov_smirnov", NumericDistance.KolmogorovSmirnov);
    private static readonly DriftTest Wasserstein = OfNumbers("wasserstein_normalised", NumericDistance.NormalisedWasserstein);
    private static readonly DriftTest JensenShannon = OfCategories("jensen_shannon", ShareMeasure.JensenShannon);

    private static readonly DriftTest[] Numeric = [KolmogorovSmirnov, Wasserstein, OfNumbers("energy", NumericDistance.Energy)];

    private static readonly DriftTest[] Categorical =
    [
        JensenShannon,
        OfCategories("population_stability", ShareMeasure.PopulationStability),
        OfCategories("hellinger", ShareMeasure.Hellinger),
        OfCategories("total_variation", ShareMeasure.TotalVariation),
        OfCategories("l_infinity", ShareMeasure.LInfinity),
        OfCategories("cramers_v", ShareMeasure.CramersV),
    ];

    /// <summary>Names of the tests of numeric columns.</summary>
    public static IReadOnlyList<string> NumericNames { get; } = [.. Numeric.Select(test => test.Name)];

    /// <summary>Names of the tests of categorical columns.</summary>
    public static IReadOnlyList<string> CategoricalNames { get; } = [.. Categorical.Select(test => test.Name)];

    /// <summary>
    /// The test named, or by size: Kolmogorov-Smirnov for few rows, for a level so small that permutations take long to reach it, and where the
    /// reference has no spread to measure by; otherwise the mean move in standard deviations.
    /// </summary>
    internal static DriftTest OfNumbers(string? name, long fewestRows, double level, bool hasSpread) =>
        Numeric.FirstOrDefault(test => test.Name == name && (hasSpread || test == KolmogorovSmirnov))
        ?? (fewestRows < FewRows || level < SmallLevel || !hasSpread ? KolmogorovSmirnov : Wasserstein);

    /// <summary>The test named, or the Jensen-Shannon distance.</summary>
    internal static DriftTest OfCategories(string? name) => Categorical.FirstOrDefault(test => test.Name == name) ?? JensenShannon;

    private static DriftTest OfNumbers(string name, NumericDistance distance) =>
        new(name) { Numbers = (reference, current, settings) => NumericDrift.Judge(reference, current, distance, settings) };

    private static DriftTest OfCategories(string name, ShareMeasure measure) =>
        new(name) { Categories = (table, settings) => ShareDrift.Judge(table, measure, settings) };
}
