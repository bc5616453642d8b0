using Analytics.Statistics.Drift.Shares;
using Analytics.Statistics.Drift.Verdicts;
using Analytics.Statistics.Summaries;

namespace Analytics.Core.Drift;

/// <summary>Every test of drift, and which one is taken where none is named.</summary>
public static class DriftTests
{
    private const long FewRows = 1_000;
    private const double SmallLevel = 5e-4;
    private const string ByT = "The p-value is that of the t-distribution; the critical distance is the one at which it falls to the level.";
    private const string ByRanks = "The p-value is that of the statistic in large samples; the critical distance is the one at which it falls to the level.";
    private const string ByChiSquare = "Where expected counts are at least 5 the p-value is that of the chi-square distribution; the critical distance is the one at which it falls to the level.";

    private static readonly DriftTest KolmogorovSmirnov = OfNumbers("kolmogorov_smirnov", NumericDistance.KolmogorovSmirnov);
    private static readonly DriftTest Wasserstein = OfNumbers("wasserstein_normalised", NumericDistance.NormalisedWasserstein);
    private static readonly DriftTest JensenShannon = OfCategories("jensen_shannon", ShareMeasure.JensenShannon);

    private static readonly DriftTest[] Numeric =
    [
        KolmogorovSmirnov,
        Wasserstein,
        OfNumbers("energy", NumericDistance.Energy),
        OfNumbers("wasserstein", NumericDistance.Wasserstein),
        OfNumbers("anderson_darling", NumericTest.AndersonDarling),
        OfNumbers("cramer_von_mises", NumericTest.CramerVonMises),
        OfNumbers("epps_singleton", NumericTest.EppsSingleton),
        OfNumbers("mann_whitney", NumericTest.MannWhitney, ByRanks),
        OfNumbers("welch_t", NumericTest.Welch, ByT),
        OfNumbers("student_t", NumericTest.Student, ByT),
        OfNumbers("maximum_mean_discrepancy", NumericTest.MaximumMeanDiscrepancy),
        OfDeciles("population_stability_deciles", ShareMeasure.PopulationStability),
        OfDeciles("jensen_shannon_deciles", ShareMeasure.JensenShannon),
        OfDeciles("kullback_leibler_deciles", ShareMeasure.KullbackLeibler),
        OfDeciles("hellinger_deciles", ShareMeasure.Hellinger),
        OfDeciles("total_variation_deciles", ShareMeasure.TotalVariation),
        OfDeciles("l_infinity_deciles", ShareMeasure.LInfinity),
        OfDeciles("cramers_v_deciles", ShareMeasure.CramersV),
    ];

    private static readonly DriftTest[] Categorical =
    [
        JensenShannon,
        OfCategories("population_stability", ShareMeasure.PopulationStability),
        OfCategories("hellinger", ShareMeasure.Hellinger),
        OfCategories("total_variation", ShareMeasure.TotalVariation),
        OfCategories("l_infinity", ShareMeasure.LInfinity),
        OfCategories("cramers_v", ShareMeasure.CramersV),
        OfCategories("kullback_leibler", ShareMeasure.KullbackLeibler),
        OfCategories("chi_squared", ShareTest.ChiSquared, ByChiSquare),
        OfCategories("g_test", ShareTest.LikelihoodRatio, ByChiSquare),
        OfCategories("z_test", ShareTest.TwoProportions, "Where expected counts are at least 5 the p-value is that of the normal distribution; the critical distance is the one at which it falls to the level."),
        OfCategories("fisher_exact", ShareTest.Fisher, "The p-value is exact; the critical distance is the largest that is not significant."),
    ];

    /// <summary>Names of the tests of numeric columns.</summary>
    public static IReadOnlyList<string> NumericNames { get; } = [.. Numeric.Select(test => test.Name)];

    /// <summary>Names of the tests of categorical columns.</summary>
    public static IReadOnlyList<string> CategoricalNames { get; } = [.. Categorical.Select(test => test.Name)];

    /// <summary>
    /// The test named where it can be made of these tables, or by size: Kolmogorov-Smirnov for few rows, for a level so small that permutations take long
    /// to reach it, and where the reference has no spread to measure by; otherwise the mean move in standard deviations.
    /// </summary>
    internal static DriftTest OfNumbers(string? name, ValueCount[] reference, ValueCount[] current, double level)
    {
        var hasSpread = reference.Length > 1;
        if (Numeric.FirstOrDefault(test => test.Name == name) is { } named)
            return named == KolmogorovSmirnov || (hasSpread && named.TakesNumbers(reference, current)) ? named : KolmogorovSmirnov;

        var fewest = Math.Min(reference.Sum(cell => cell.Count), current.Sum(cell => cell.Count));
        return fewest < FewRows || level < SmallLevel || !hasSpread ? KolmogorovSmirnov : Wasserstein;
    }

    /// <summary>The test named where it can be made of this table, or the Jensen-Shannon distance.</summary>
    internal static DriftTest OfCategories(string? name, CategoryTable table) =>
        Categorical.FirstOrDefault(test => test.Name == name && test.TakesCategories(table)) ?? JensenShannon;

    /// <summary>How the p-value of a test comes about where it is no simulated null quantile; null for the others.</summary>
    internal static string? NoteOf(string? name) => Numeric.Concat(Categorical).FirstOrDefault(test => test.Name == name)?.Note;

    private static DriftTest OfNumbers(string name, NumericDistance distance) =>
        new(name) { Numbers = (reference, current, settings) => NumericDrift.Judge(reference, current, distance, settings) };

    private static DriftTest OfNumbers(string name, NumericTest test, string? note = null) => new(name)
    {
        Numbers = (reference, current, settings) => TestDrift.Judge(reference, current, test, settings),
        TakesNumbers = (reference, current) => TestDrift.CanJudge(reference, current, test),
        Note = note,
    };

    private static DriftTest OfDeciles(string name, ShareMeasure measure) =>
        new(name) { Numbers = (reference, current, settings) => NumericDrift.JudgeBinned(reference, current, measure, settings: settings) };

    private static DriftTest OfCategories(string name, ShareMeasure measure) =>
        new(name) { Categories = (table, settings) => ShareDrift.Judge(table, measure, settings) };

    private static DriftTest OfCategories(string name, ShareTest test, string note) => new(name)
    {
        Categories = (table, settings) => ShareTestDrift.Judge(table.Reference, table.Current, test, settings),
        TakesCategories = table => ShareTestDrift.CanJudge(table, test),
        Note = note,
    };
}
