using System.Text.Json;
using Analytics.Statistics.Drift.Multivariate;
using Analytics.Statistics.Drift.TwoSample;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Two-sample tests and distances of numeric samples, and tests of rows of several columns.</summary>
internal static class DriftCases
{
    public static IReadOnlyDictionary<string, Func<ReferenceCase, object>> Calls { get; } = new Dictionary<string, Func<ReferenceCase, object>>
    {
        ["ks"] = KolmogorovSmirnovTest,
        ["cramer_von_mises"] = each => Decided(Test(each, (a, b) => CramerVonMises.Test(a, b)), p => p <= 0.1, 0.1),
        ["t_test"] = each => Decided(Test(each, (a, b) => StudentTest.Test(a, b)), p => p < 0.05, 0.05),
        ["mann_whitney_u_less"] = each => Decided(Test(each, (a, b) => MannWhitney.Test(a, b, DriftDirection.ReferenceLess)), p => p < 0.05, 0.05),
        ["epps_singleton"] = each => Decided(Test(each, (a, b) => EppsSingleton.Test(a, b)), p => p < 0.05, 0.05),
        ["anderson_darling_ksamp"] = AndersonDarlingTest,
        ["wasserstein_normed"] = NormalisedWasserstein,
        ["energy_distance"] = each => Energy(each),
        ["frouros_emd"] = each => new { distance = Wasserstein.Distance(Reference(each), Current(each)) },
        ["frouros_energy_distance"] = each => new { distance = EnergyDistance.Distance(Reference(each), Current(each)) },
        ["frouros_welch_t"] = each => Plain(Test(each, (a, b) => WelchTest.Test(a, b))),
        ["frouros_cramer_von_mises"] = each => Plain(Test(each, (a, b) => CramerVonMises.Test(a, b))),
        ["frouros_mann_whitney_u"] = each => Plain(Test(each, (a, b) => MannWhitney.Test(a, b))),
        ["deepchecks_ks_statistic"] = each => new { ks = KolmogorovSmirnov.Distance(Reference(each), Current(each)) },
        ["alibi_ks_multifeature"] = each => Features(each, (a, b) => KolmogorovSmirnov.Test(a, b, PValueMethod.Asymptotic)),
        ["mmd2_unbiased_rbf"] = Discrepancy,
        ["frouros_mmd2_rbf"] = each => new { mmd2 = MaximumMeanDiscrepancy.Squared(Flat(each, "reference"), Flat(each, "current"), Columns(each), 1) },
        ["embedding_mean_distance"] = MeanDistance,
        ["embedding_component_ratio"] = ComponentRatio,
        ["embedding_mmd2"] = EmbeddingDiscrepancy,
        ["pca_reconstruction_error"] = DriftChunkCases.Reconstruction,
    };

    public static double[] Reference(ReferenceCase each) => Read.Numbers(each.Inputs, "reference");

    public static double[] Current(ReferenceCase each) => Read.Numbers(each.Inputs, "current");

    public static double[] Flat(ReferenceCase each, string name) => [.. Rows(each, name).SelectMany(row => row)];

    public static int Columns(ReferenceCase each) => Rows(each, "reference")[0].Length;

    private static double[][] Rows(ReferenceCase each, string name) => each.Inputs.GetProperty(name).Deserialize<double[][]>(ReferenceFolder.Json)!;

    private static TwoSampleTest Test(ReferenceCase each, Func<double[], double[], TwoSampleTest> test) => test(Reference(each), Current(each));

    private static object Decided(TwoSampleTest test, Func<double, bool> drifts, double threshold) =>
        new { score = test.PValue, drifted = drifts(test.PValue), threshold, statistic = test.Statistic };

    private static object Plain(TwoSampleTest test) => new { statistic = test.Statistic, p_value = test.PValue };

    private static object KolmogorovSmirnovTest(ReferenceCase each)
    {
        var test = Test(each, (a, b) => KolmogorovSmirnov.Test(a, b));
        var asymptotic = Test(each, (a, b) => KolmogorovSmirnov.Test(a, b, PValueMethod.Asymptotic));
        return new
        {
            score = test.PValue,
            drifted = test.PValue <= 0.05,
            threshold = 0.05,
            statistic = test.Statistic,
            pvalue_auto_exact = test.PValue,
            pvalue_asymp = asymptotic.PValue,
        };
    }

    private static object AndersonDarlingTest(ReferenceCase each)
    {
        var test = AndersonDarling.Test(Reference(each), Current(each));
        return new
        {
            score = test.PValue,
            drifted = test.PValue < 0.1,
            threshold = 0.1,
            statistic = test.Statistic,
            critical_values = AndersonDarling.CriticalValues(2),
            note = "p is interpolated and clipped to [0.001, 0.25]",
        };
    }

    private static object NormalisedWasserstein(ReferenceCase each)
    {
        var (raw, normalised) = (Wasserstein.Distance(Reference(each), Current(each)), Wasserstein.Normalised(Reference(each), Current(each)));
        return new
        {
            score = normalised,
            drifted = normalised >= 0.1,
            threshold = 0.1,
            raw_distance = raw,
            ref_std = raw / normalised,
            ref_std_ddof = "pandas Series -> np.std uses ddof=0",
        };
    }

    private static object Energy(ReferenceCase each)
    {
        var distance = EnergyDistance.Distance(Reference(each), Current(each));
        return new { score = distance, drifted = distance > 0.1, threshold = 0.1 };
    }

    /// <summary>Alibi Detect keeps its results in single precision.</summary>
    private static object Features(ReferenceCase each, Func<double[], double[], TwoSampleTest> test)
    {
        var (reference, current) = (Rows(each, "reference"), Rows(each, "current"));
        TwoSampleTest[] tests = [.. Enumerable.Range(0, Columns(each)).Select(column => test(Column(reference, column), Column(current, column)))];
        var level = each.Params.GetProperty("p_val").GetDouble();
        var threshold = each.Params.GetProperty("correction").GetString() == "bonferroni" ? level / tests.Length : level;
        return new
        {
            is_drift = tests.Any(each => each.PValue < threshold) ? 1 : 0,
            p_val = tests.Select(each => (double)(float)each.PValue),
            distance = tests.Select(each => (double)(float)each.Statistic),
            threshold,
        };
    }

    private static object Discrepancy(ReferenceCase each)
    {
        var sigma = RbfBandwidth.Reference(Reference(each), 1);
        return new
        {
            mmd2_unbiased = MaximumMeanDiscrepancy.Squared(Reference(each), Current(each), 1, sigma),
            sigma,
            kernel = "exp(-d^2/(2 sigma^2))",
        };
    }

    private static object MeanDistance(ReferenceCase each)
    {
        var kind = Enum.Parse<VectorDistance>(each.Params.GetProperty("dist").GetString()!, ignoreCase: true);
        var score = MeanVector.Distance(Flat(each, "reference"), Flat(each, "current"), Columns(each), kind);
        return new { score, drifted = score > each.Params.GetProperty("threshold").GetDouble() };
    }

    private static object ComponentRatio(ReferenceCase each)
    {
        var (reference, current) = (Rows(each, "reference"), Rows(each, "current"));
        var limit = each.Params.GetProperty("component_threshold").GetDouble();
        var score = Enumerable.Range(0, Columns(each))
            .Average(column => Wasserstein.Normalised(Column(reference, column), Column(current, column)) >= limit ? 1.0 : 0);
        return new { score, drifted = score > each.Params.GetProperty("threshold").GetDouble() };
    }

    private static object EmbeddingDiscrepancy(ReferenceCase each)
    {
        var (reference, current, columns) = (Flat(each, "reference"), Flat(each, "current"), Columns(each));
        var score = MaximumMeanDiscrepancy.Squared(reference, current, columns, RbfBandwidth.Between(reference, current, columns));
        return new { score, drifted = score > each.Params.GetProperty("threshold").GetDouble() };
    }

    private static double[] Column(double[][] rows, int column) => [.. rows.Select(row => row[column])];
}
