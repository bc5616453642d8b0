using Analytics.Statistics.Calibration;
using Analytics.Statistics.Estimation;
using Analytics.Statistics.Inference;
using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Scores of labelled predictions and of their calibration.</summary>
internal static class ScoringCases
{
    public static IReadOnlyDictionary<string, Func<ReferenceCase, object>> Calls { get; } = new Dictionary<string, Func<ReferenceCase, object>>
    {
        ["proportion_ci"] = ProportionIntervals,
        ["calibration_metrics"] = ProbabilityScores,
        ["ece_equal_count"] = EqualCountError,
        ["isotonic_calibration"] = Isotonic,
        ["needs_calibration"] = Need,
        ["realized_performance_late_labels"] = LateLabels,
        ["realized_regression"] = Regression,
    };

    /// <summary>Whether NannyML's rule calibrates, on the splits that it draws.</summary>
    public static bool NeedsCalibration(double[] scores, bool[] labels, int splits = 10, double heldOut = 0.1, uint seed = 42, int bins = 10) =>
        CalibrationNeed.Assess(scores, labels, NumpyDraws.StratifiedSplits(labels, splits, heldOut, seed), bins).Needed;

    public static AlertBand Band(IEnumerable<double> reference, double highest = double.PositiveInfinity) =>
        AlertBand.OfReference([.. reference], 3, 3, 0, highest);

    public static T[] Pick<T>(T[] values, int[] rows) => [.. rows.Select(row => values[row])];

    public static int[][] Chunks(int rows, ReferenceCase each) => [.. Enumerable.Range(0, rows).Chunk(each.Params.GetProperty("chunk_size").GetInt32())];

    private static object ProportionIntervals(ReferenceCase each)
    {
        var (successes, trials) = (each.Inputs.GetProperty("x").GetInt64(), each.Inputs.GetProperty("n").GetInt64());
        var confidence = 1 - each.Params.GetProperty("alpha").GetDouble();
        var wilson = Proportion.Wilson(successes, trials, confidence);
        var exact = Proportion.ClopperPearson(successes, trials, confidence);
        return new
        {
            wilson_lower = wilson.Lower,
            wilson_upper = wilson.Upper,
            clopper_pearson_lower = exact.Lower,
            clopper_pearson_upper = exact.Upper,
        };
    }

    private static object ProbabilityScores(ReferenceCase each)
    {
        var (labels, scores) = (Read.Flags(each.Inputs, "y_true"), Read.Numbers(each.Inputs, "y_pred_proba"));
        var bins = (int)Read.Number(each.Params, "bins", 10);
        var counts = LabelledRows.ByScore(scores, labels);
        var uniform = Reliability.EqualWidth(scores, labels, bins);
        return new
        {
            brier = ProbabilityScoring.Brier(scores, labels).Value,
            log_loss = ProbabilityScoring.LogLoss(scores, labels).Value,
            roc_auc = BinaryScoring.RocAuc(counts).Value,
            average_precision = RankScoring.AveragePrecision(counts).Value,
            reliability_uniform = Points(uniform),
            reliability_quantile = Points(Reliability.Quantiles(scores, labels, bins)),
            ece_equal_width = CalibrationError.Expected(uniform),
            mce = CalibrationError.Maximum(uniform),
        };
    }

    private static double[][] Points(IReadOnlyList<ReliabilityBin> bins) => [[.. bins.Select(bin => bin.PositiveShare)], [.. bins.Select(bin => bin.MeanProbability)]];

    private static object EqualCountError(ReferenceCase each)
    {
        var bins = Reliability.EqualCount(Read.Numbers(each.Inputs, "y_pred_proba"), Read.Flags(each.Inputs, "y_true"), (int)Read.Number(each.Params, "bins"));
        var ends = bins.Select((_, bin) => bins.Take(bin + 1).Sum(one => one.Count)).ToArray();
        return new
        {
            ece = CalibrationError.Expected(bins),
            bin_index_edges = bins.Select((bin, index) => new[] { ends[index] - bin.Count, ends[index] }),
        };
    }

    private static object Isotonic(ReferenceCase each)
    {
        var calibration = IsotonicCalibration.Fit(Read.Numbers(each.Inputs, "y_pred_proba"), Read.Flags(each.Inputs, "y_true"));
        return new
        {
            calibrated = calibration.Calibrate(Read.Numbers(each.Inputs, "apply_to")),
            x_thresholds = calibration.Scores.ToArray(),
            y_thresholds = calibration.Probabilities.ToArray(),
        };
    }

    private static object Need(ReferenceCase each) => new
    {
        needs = NeedsCalibration(
            Read.Numbers(each.Inputs, "y_pred_proba"),
            Read.Flags(each.Inputs, "y_true"),
            (int)Read.Number(each.Params, "split_count", 10),
            Read.Number(each.Params, "test_size", 0.1),
            (uint)Read.Number(each.Params, "seed", 42),
            (int)Read.Number(each.Params, "bin_count", 10)),
    };

    private static object LateLabels(ReferenceCase each)
    {
        var step = int.Parse(each.Params.GetProperty("label_missing").GetString()!.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture);
        var (reference, analysis) = (BinaryLog.Of(each.Inputs.GetProperty("reference")), BinaryLog.Of(each.Inputs.GetProperty("analysis")));
        var known = Chunks(analysis.Scores.Length, each).Select(chunk => chunk.Where(row => row % step != 0).ToArray()).ToArray();
        var before = Chunks(reference.Scores.Length, each).Select(reference.Take).ToArray();
        var now = known.Select(analysis.Take).ToArray();
        return new
        {
            targets_missing_rate = Chunks(analysis.Scores.Length, each).Zip(known, (chunk, rows) => 1 - (double)rows.Length / chunk.Length),
            roc_auc = Series(before, now, log => log.RocAuc),
            f1 = Series(before, now, log => log.F1),
            accuracy = Series(before, now, log => log.Accuracy),
            precision = Series(before, now, log => log.Precision),
            recall = Series(before, now, log => log.Recall),
            specificity = Series(before, now, log => log.Specificity),
            average_precision = Series(before, now, log => log.AveragePrecision),
        };
    }

    private static object Regression(ReferenceCase each)
    {
        var (truth, predicted) = (Read.Numbers(each.Inputs, "y_true"), Read.Numbers(each.Inputs, "y_pred"));
        var chunks = Chunks(truth.Length, each).Select(rows => (Truth: Pick(truth, rows), Predicted: Pick(predicted, rows))).ToArray();
        return new
        {
            mae = Series(RegressionScoring.MeanAbsoluteError, PointLosses.Absolute),
            mape = Series((losses, _) => MeanScoring.Mean(losses, 0), PointLosses.AbsolutePercentage),
            mse = Series((losses, _) => MeanScoring.Mean(losses, 0), PointLosses.Squared),
            msle = Series((losses, _) => MeanScoring.Mean(losses, 0), PointLosses.SquaredLog),
            rmse = Series(RegressionScoring.RootMeanSquaredError, PointLosses.Squared),
            rmsle = Series(RegressionScoring.RootMeanSquaredError, PointLosses.SquaredLog),
        };

        object Series(Func<Moments, double, Estimate> score, Func<ReadOnlySpan<double>, ReadOnlySpan<double>, Moments> loss)
        {
            var values = chunks.Select(chunk => score(loss(chunk.Truth, chunk.Predicted), 0.95).Value).ToArray();
            return Banded(values, Band(values));
        }
    }

    private static object Series(BinaryLog[] reference, BinaryLog[] chunks, Func<BinaryLog, double> figure) =>
        Banded([.. chunks.Select(figure)], Band(reference.Select(figure), 1));

    private static object Banded(double[] values, AlertBand band) => new
    {
        value = values,
        upper_threshold = values.Select(_ => band.Upper),
        lower_threshold = values.Select(_ => band.Lower),
        alert = values.Select(band.Alerts),
    };
}
