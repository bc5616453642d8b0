using System.Text.Json;
using Analytics.Statistics.Inference;
using Analytics.Statistics.Streaming;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Detectors of changes in streams, and tests of several hypotheses.</summary>
internal static class StreamingCases
{
    public static IReadOnlyDictionary<string, string> OutOfScope { get; } = new Dictionary<string, string>
    {
        ["frouros_hddm_w"] = "Frouros starts the averages at 0 and cuts at the confidence λ instead of the drift error; river_hddm_w covers HddmW.",
    };

    public static IReadOnlyDictionary<string, Func<ReferenceCase, object>> Calls { get; } = new Dictionary<string, Func<ReferenceCase, object>>
    {
        ["river_ddm"] = each => Throughout(each, StreamDetectors.RiverDdm(each.Params), ddm => new
        {
            p = ddm.Rate,
            n = ddm.Count,
            p_min = ddm.LeastRate,
            s_min = ddm.LeastDeviation,
        }),
        ["river_eddm"] = each => Throughout(each, StreamDetectors.RiverEddm(each.Params), eddm => new
        {
            n = eddm.Count,
            n_errors = eddm.Errors,
            max = eddm.Largest ?? -1,
        }, warnsAtDrift: true),
        ["river_hddm_a"] = each => Throughout(each, StreamDetectors.RiverHddmA(each.Params), hddm => new
        {
            mean = hddm.Mean,
            n = hddm.Count,
            x_min_mean = hddm.LowestMean,
            x_min_n = hddm.LowestCount,
        }),
        ["river_hddm_w"] = each => Throughout(each, StreamDetectors.RiverHddmW(each.Params), hddm => new
        {
            ewma = hddm.Average,
            ibc = hddm.BoundFactor,
            incr_cutpoint = hddm.LowestBound,
        }),
        ["river_page_hinkley"] = each => Throughout(each, StreamDetectors.RiverPageHinkley(each.Params), test => new
        {
            x_mean = test.Mean,
            sum_increase = test.Rise,
            sum_decrease = test.Fall,
            min_increase = test.LowestRise,
            max_decrease = test.HighestFall,
        }),
        ["river_cusum"] = each => Throughout(each, StreamDetectors.RiverCusum(each.Params), cusum => new
        {
            reference_mean = cusum.Mean,
            sigma = cusum.Deviation ?? 0,
            sum_increase = cusum.Rise,
            sum_decrease = cusum.Fall,
        }),
        ["river_ewma"] = each => Throughout(each, StreamDetectors.RiverEwma(each.Params), ewma => new { z = ewma.Average, mean = ewma.Mean, bound = ewma.Bound }),
        ["river_adwin"] = each => Throughout(each, StreamDetectors.RiverAdwin(each.Params), adwin => new
        {
            width = adwin.Count,
            total = adwin.Sum,
            variance = adwin.SquaredDeviations,
            n_detections = adwin.Detections,
            rows = adwin.Buckets,
        }),
        ["frouros_ddm"] = each => ToFirst(each, StreamDetectors.FrourosDdm(each.Params)),
        ["frouros_eddm"] = each => ToFirst(each, StreamDetectors.FrourosEddm(each.Params), warnsAt: bit => bit > 0),
        ["frouros_hddm_a"] = each => ToFirst(each, StreamDetectors.FrourosHddmA(each.Params)),
        ["frouros_rddm"] = each => ToFirst(each, StreamDetectors.FrourosRddm(each.Params)),
        ["frouros_ecdd_wt"] = each => ToFirst(each, StreamDetectors.FrourosEcdd(each.Params)),
        ["frouros_stepd"] = each => ToFirst(each, StreamDetectors.FrourosStepd(each.Params)),
        ["frouros_page_hinkley"] = each => ToFirst(each, StreamDetectors.FrourosPageHinkley(each.Params), test => new { sum = test.Rise }),
        ["frouros_cusum"] = each => ToFirst(each, StreamDetectors.FrourosCusum(each.Params), test => new { sum = test.Rise }),
        ["frouros_gma"] = each => ToFirst(each, StreamDetectors.FrourosGma(each.Params), chart => new { sum = chart.Average }),
        ["frouros_adwin"] = each => ToFirst(each, StreamDetectors.FrourosAdwin(each.Params), adwin => new
        {
            width = adwin.Count,
            total = adwin.Sum,
            variance = adwin.SquaredDeviations,
        }),
        ["fdr_threshold"] = Threshold,
        ["multiple_testing"] = MultipleTests,
    };

    private static JsonElement Throughout<T>(ReferenceCase each, T detector, Func<T, object> state, bool warnsAtDrift = false)
        where T : IStreamDetector
    {
        var (drifts, warnings) = (new List<int>(), new List<int>());
        var stream = Read.Numbers(each.Inputs, "stream");
        for (var index = 0; index < stream.Length; index++)
        {
            var before = detector.Level;
            var level = detector.Update(stream[index]);
            if (level == DriftLevel.Drift) drifts.Add(index);
            if (level == DriftLevel.Warning || (warnsAtDrift && level == DriftLevel.Drift && before == DriftLevel.Warning)) warnings.Add(index);
        }

        return Joined(new { drift_indices = drifts, warning_indices = warnings }, state(detector));
    }

    private static JsonElement ToFirst<T>(ReferenceCase each, T detector, Func<T, object>? state = null, Func<double, bool>? warnsAt = null)
        where T : IStreamDetector
    {
        var (drifts, warnings) = (new List<int>(), new List<int>());
        var stream = Read.Numbers(each.Inputs, "stream");
        for (var index = 0; index < stream.Length && drifts.Count == 0; index++)
        {
            var level = detector.Update(stream[index]);
            if (level == DriftLevel.Drift) drifts.Add(index);
            if (level == DriftLevel.Warning && warnsAt?.Invoke(stream[index]) != false) warnings.Add(index);
        }

        int? first = drifts.Count > 0 ? drifts[0] : null;
        return Joined(new { first_drift_index = first, drift_indices = drifts, warning_indices = warnings }, state?.Invoke(detector) ?? new { });
    }

    private static JsonElement Joined(object left, object right)
    {
        var members = new[] { left, right }
            .SelectMany(part => JsonSerializer.SerializeToElement(part, ReferenceFolder.Json).EnumerateObject())
            .ToDictionary(member => member.Name, member => member.Value);
        return JsonSerializer.SerializeToElement(members, ReferenceFolder.Json);
    }

    private static object Threshold(ReferenceCase each)
    {
        var strict = each.Params.GetProperty("rule").GetString()!.Contains("strict", StringComparison.Ordinal);
        var result = MultipleTesting.BenjaminiHochbergThreshold(Read.Numbers(each.Inputs, "p_values"), Read.Number(each.Params, "q"), strict);
        return new { any_significant = result.Rejected > 0 ? 1 : 0, threshold = result.Bar };
    }

    private static object MultipleTests(ReferenceCase each)
    {
        var (pValues, error) = (Read.Numbers(each.Inputs, "p_values"), Read.Number(each.Params, "alpha"));
        if (each.Params.TryGetProperty("method", out var method)) return Decisions(method.GetString()!, pValues, error);
        return each.Expected.EnumerateObject().ToDictionary(member => member.Name, member => Decisions(member.Name, pValues, error));
    }

    private static object Decisions(string method, double[] pValues, double error)
    {
        var result = method switch
        {
            "bonferroni" => MultipleTesting.Bonferroni(pValues, error),
            "sidak" => MultipleTesting.Sidak(pValues, error),
            "holm" => MultipleTesting.Holm(pValues, error),
            "holm-sidak" => MultipleTesting.HolmSidak(pValues, error),
            "simes-hochberg" => MultipleTesting.Hochberg(pValues, error),
            "hommel" => MultipleTesting.Hommel(pValues, error),
            "fdr_bh" => MultipleTesting.BenjaminiHochberg(pValues, error),
            "fdr_by" => MultipleTesting.BenjaminiYekutieli(pValues, error),
            _ => throw new NotSupportedException(method),
        };
        return new { reject = result.Rejected, adjusted = result.Adjusted };
    }
}
