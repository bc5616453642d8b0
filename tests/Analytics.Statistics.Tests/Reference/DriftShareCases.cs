using System.Text.Json;
using Analytics.Statistics.Drift.Chunks;
using Analytics.Statistics.Drift.Shares;
using Analytics.Statistics.Drift.TwoSample;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Distances and tests of bins and categories.</summary>
internal static class DriftShareCases
{
    private delegate double Distance(double[] reference, double[] current);

    private static readonly Distance Bits = (p, q) => ShareDistance.JensenShannon(p, q, InformationUnit.Bits);
    private static readonly Distance HellingerDistance = (p, q) => ShareDistance.Hellinger(p, q);

    public static IReadOnlyDictionary<string, Func<ReferenceCase, object>> Calls { get; } = new Dictionary<string, Func<ReferenceCase, object>>
    {
        ["psi"] = PopulationStability,
        ["jensen_shannon"] = each => Scored(each, Counts(each), (p, q) => ShareDistance.JensenShannon(p, q)),
        ["kl_divergence"] = each => Scored(each, Counts(each), (p, q) => ShareDistance.KullbackLeibler(p, q, ZeroShares.Adapt)),
        ["hellinger"] = each => Scored(each, IsCategorical(each) ? Categories(each) : DistinctBins(each), HellingerDistance),
        ["total_variation_distance"] = each => new { tvd = ShareDistance.TotalVariation(Categories(each).Reference, Categories(each).Current) },
        ["chisquare_gof"] = GoodnessOfFit,
        ["z_two_proportions"] = Proportions,
        ["fisher_exact"] = FisherTwoSided,
        ["alibi_fet"] = FisherOneSided,
        ["alibi_chi2_contingency"] = Contingency,
        ["nml_jensen_shannon"] = each => Chunked(each, Bits),
        ["nml_hellinger"] = each => Chunked(each, HellingerDistance),
        ["nml_l_infinity"] = each => Chunked(each, (p, q) => ShareDistance.LInfinity(p, q)),
        ["nml_kolmogorov_smirnov"] = each => Threshold(each, (a, b) => KolmogorovSmirnov.Distance(a, b)),
        ["nml_wasserstein"] = each => Threshold(each, (a, b) => Wasserstein.Distance(a, b)),
        ["nml_chi2"] = ChunkedChiSquare,
        ["frouros_psi"] = each => Pooled(each, (p, q) => ShareDistance.PopulationStability(p, q, ZeroShares.Fill(2.2250738585072014e-308))),
        ["frouros_hellinger"] = each => Pooled(each, HellingerDistance),
        ["frouros_hist_intersection_complement"] = each => Pooled(each, (p, q) => ShareDistance.TotalVariation(p, q)),
        ["deepchecks_psi"] = each => new
        {
            psi = ShareDistance.PopulationStability(
                Categories(each).Reference, Categories(each).Current, ZeroShares.Floor(each.Params.GetProperty("min_share").GetDouble())),
        },
        ["deepchecks_cramers_v"] = each => new { v = CramersV.Corrected(Categories(each).Reference, Categories(each).Current, equalSizes: true) },
    };

    public static IReadOnlyDictionary<string, string> OutOfScope { get; } = new Dictionary<string, string>
    {
        ["default_stattest_selection"] = "Evidently's choice of a test by row count: the verdicts here are calibrated to the row count instead; its tests are cases ks … jensen_shannon.",
        ["alibi_cvm_multifeature"] = "SciPy ends the series of the limiting distribution at 1e-7, so p-values near 1e-8 are off in the fourth digit; ours: cramer_von_mises.",
        ["nml_kolmogorov_smirnov_estimated"] = "NannyML's D on 50 bins is below the D of the rows, which is exact here at any size: cases ks.",
        ["nml_wasserstein_estimated"] = "NannyML counts one row too many in the binned distribution function (design note 9.8); ours: wasserstein_normed, nml_wasserstein.",
        ["frouros_js"] = "Frouros normalises the bins in another way than its own Hellinger and PSI; ours: jensen_shannon, nml_jensen_shannon.",
        ["frouros_bhattacharyya"] = "Minus the logarithm of one less the squared Hellinger distance, with an offset of Frouros: cases hellinger.",
        ["frouros_kuiper"] = "Frouros takes D for D⁺ + D⁻ (design note 9.12); ours of the family: ks.",
        ["deepchecks_emd_scaled"] = "Deepchecks' own trimming and scaling to the pooled range; ours: wasserstein_normed.",
    };

    public static string[] Labels(JsonElement inputs, string name) => [.. inputs.GetProperty(name).EnumerateArray().Select(value => value.ToString())];

    private static bool IsCategorical(ReferenceCase each) => each.Params.TryGetProperty("feature_type", out var kind)
        ? kind.GetString()!.StartsWith("cat", StringComparison.Ordinal)
        : each.Inputs.GetProperty("reference")[0].ValueKind == JsonValueKind.String;

    private static Cells Categories(ReferenceCase each)
    {
        var table = CategoryTable.OfRows(Labels(each.Inputs, "reference"), Labels(each.Inputs, "current"));
        return new(table.Reference.ToArray(), table.Current.ToArray());
    }

    /// <summary>Evidently's cells: categories where the reference has at most 20 different values, otherwise Sturges' bins of the pooled sample.</summary>
    private static Cells Counts(ReferenceCase each)
    {
        if (IsCategorical(each) || DriftCases.Reference(each).Distinct().Count() <= 20) return Categories(each);
        return Binned(each, Bins.Sturges([.. DriftCases.Reference(each), .. DriftCases.Current(each)]));
    }

    private static Cells DistinctBins(ReferenceCase each) =>
        Binned(each, Bins.Sturges([.. DriftCases.Reference(each).Union(DriftCases.Current(each))]));

    private static Cells Binned(ReferenceCase each, Bins bins) =>
        new(bins.Count(DriftCases.Reference(each)), bins.Count(DriftCases.Current(each)), bins.Edges);

    private static object Scored(ReferenceCase each, Cells cells, Distance distance)
    {
        var score = distance(cells.Reference, cells.Current);
        return new { score, drifted = score >= 0.1, threshold = 0.1 };
    }

    private static object PopulationStability(ReferenceCase each)
    {
        var cells = Counts(each);
        var score = ShareDistance.PopulationStability(cells.Reference, cells.Current, ZeroShares.Adapt);
        return new
        {
            score,
            drifted = score >= 0.1,
            threshold = 0.1,
            reference_percents = ZeroShares.Adapt.Shares(cells.Reference),
            current_percents = ZeroShares.Adapt.Shares(cells.Current),
            reference_percents_raw = ZeroShares.Keep.Shares(cells.Reference),
            current_percents_raw = ZeroShares.Keep.Shares(cells.Current),
            bin_edges = cells.Edges,
        };
    }

    private static object GoodnessOfFit(ReferenceCase each)
    {
        var test = ChiSquare.GoodnessOfFit(Categories(each).Reference, Categories(each).Current);
        return new { score = test.PValue, drifted = test.PValue < 0.05, threshold = 0.05, statistic = test.Statistic, dof = test.DegreesOfFreedom };
    }

    private static object Proportions(ReferenceCase each)
    {
        var (events, rows, currentEvents, currentRows) = Binary(each);
        var test = TwoProportions.Test(events, rows, currentEvents, currentRows);
        return new { score = test.PValue, drifted = test.PValue < 0.05, threshold = 0.05 };
    }

    private static object FisherTwoSided(ReferenceCase each)
    {
        var (events, rows, currentEvents, currentRows) = Binary(each);
        var test = FisherExact.Test(events, rows, currentEvents, currentRows);
        return new { score = test.PValue, drifted = test.PValue < 0.1, threshold = 0.1 };
    }

    private static object FisherOneSided(ReferenceCase each)
    {
        var (events, rows, currentEvents, currentRows) = Binary(each);
        var side = each.Params.GetProperty("alternative").GetString() switch
        {
            "greater" => DriftDirection.ReferenceLess,
            "less" => DriftDirection.ReferenceGreater,
            _ => DriftDirection.TwoSided,
        };
        var test = FisherExact.Test(events, rows, currentEvents, currentRows, side);
        return new { is_drift = test.PValue < 0.05 ? 1 : 0, distance = new[] { test.OddsRatio }, p_val = new[] { test.PValue } };
    }

    private static (long Events, long Rows, long CurrentEvents, long CurrentRows) Binary(ReferenceCase each)
    {
        var cells = Categories(each);
        return ((long)cells.Reference[1..].Sum(), (long)cells.Reference.Sum(), (long)cells.Current[1..].Sum(), (long)cells.Current.Sum());
    }

    /// <summary>Alibi Detect keeps its results in single precision.</summary>
    private static object Contingency(ReferenceCase each)
    {
        var test = ChiSquare.Homogeneity(Categories(each).Reference, Categories(each).Current, yates: true);
        var drifts = test.PValue < each.Params.GetProperty("p_val").GetDouble();
        return new { is_drift = drifts ? 1 : 0, distance = new[] { (double)(float)test.Statistic }, p_val = new[] { (double)(float)test.PValue } };
    }

    private static object ChunkedChiSquare(ReferenceCase each)
    {
        var test = ChiSquare.Homogeneity(Categories(each).Reference, Categories(each).Current, yates: true);
        return new
        {
            value = test.Statistic,
            upper_threshold_from_ref_chunks_of_50 = (double?)null,
            lower_threshold = (double?)null,
            alert = test.PValue < 0.05,
            p_value = test.PValue,
        };
    }

    private static object Chunked(ReferenceCase each, Distance distance)
    {
        if (IsCategorical(each))
        {
            return Threshold(Labels(each.Inputs, "reference"), Labels(each.Inputs, "current"), (reference, current) =>
            {
                var table = CategoryTable.OfRows(reference, current).WithUnseenTogether();
                return distance(table.Reference.ToArray(), table.Current.ToArray());
            });
        }

        var bins = Bins.Doane(DriftCases.Reference(each));
        return Threshold(
            DriftCases.Reference(each),
            DriftCases.Current(each),
            (reference, current) => distance(bins.Count(reference), bins.Count(current)),
            new { bins.Edges, Shares = ZeroShares.Keep.Shares(bins.Count(DriftCases.Reference(each)))[..^1] });
    }

    private static object Threshold(ReferenceCase each, Func<double[], double[], double> distance) =>
        Threshold(DriftCases.Reference(each), DriftCases.Current(each), distance);

    private static object Threshold<T>(T[] reference, T[] current, Func<T[], T[], double> distance, dynamic? bins = null)
    {
        var band = ThresholdBand.Deviations([.. Chunking.BySize(reference.Length, 50).Select(chunk => distance(reference, reference[chunk.Start..chunk.End]))], below: null);
        var value = distance(reference, current);
        return new
        {
            value,
            upper_threshold_from_ref_chunks_of_50 = band.Upper,
            lower_threshold = band.Lower,
            alert = band.IsAlert(value),
            bin_edges_doane = (IReadOnlyList<double>?)bins?.Edges,
            reference_proba = (double[]?)bins?.Shares,
        };
    }

    private static object Pooled(ReferenceCase each, Distance distance)
    {
        var bins = Bins.EqualWidth([.. DriftCases.Reference(each), .. DriftCases.Current(each)], each.Params.GetProperty("num_bins").GetInt32());
        return new { distance = distance(bins.Count(DriftCases.Reference(each)), bins.Count(DriftCases.Current(each))) };
    }

    private sealed record Cells(double[] Reference, double[] Current, IReadOnlyList<double>? Edges = null);
}
