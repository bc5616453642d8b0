using Analytics.Statistics.Calibration;
using Analytics.Statistics.Estimation;
using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Performance without labels of a binary model, and sampling errors.</summary>
internal static class EstimationCases
{
    private const CurveConvention ByRow = CurveConvention.RowByRow;

    public static IReadOnlyDictionary<string, Func<ReferenceCase, object>> Calls { get; } = new Dictionary<string, Func<ReferenceCase, object>>
    {
        ["cbpe_binary_metrics"] = Binary,
        ["cbpe_business_value"] = Value,
        ["cbpe_end_to_end"] = EndToEnd,
        ["cbpe_multiclass_end_to_end"] = MulticlassEstimationCase.Run,
        ["sampling_error_binary"] = BinaryErrors,
        ["sampling_error_regression"] = RegressionErrors,
    };

    /// <summary>Sampling error of the area, with rows in the order that the case was made with.</summary>
    public static SamplingError AreaError(double[] scores, bool[] labels)
    {
        var flipped = labels.Count(label => label) * 2 > labels.Length;
        var order = NumpyOrder.Descending(flipped ? [.. scores.Select(score => 1 - score)] : scores);
        return BinarySamplingError.RocAuc(ScoringCases.Pick(scores, order), ScoringCases.Pick(labels, order), ByRow);
    }

    private static object Binary(ReferenceCase each)
    {
        var (probabilities, scores) = (Read.Numbers(each.Inputs, "calibrated_proba"), Read.Numbers(each.Inputs, "model_proba"));
        var order = NumpyOrder.Descending(scores);
        var (ranked, rankedScores) = (ScoringCases.Pick(probabilities, order), ScoringCases.Pick(scores, order));
        var counts = ConfidenceEstimation.Confusion(probabilities, Read.Flags(each.Inputs, "y_pred"));
        return new
        {
            roc_auc = ConfidenceEstimation.RocAuc(ranked, rankedScores, ByRow),
            average_precision = ConfidenceEstimation.AveragePrecision(ranked, rankedScores, ByRow),
            f1 = counts.F1 ?? 0,
            precision = counts.Precision ?? 0,
            recall = counts.Recall ?? 0,
            specificity = counts.Specificity ?? 0,
            accuracy = counts.Accuracy,
            tp = counts.TruePositives,
            fp = counts.FalsePositives,
            fn = counts.FalseNegatives,
            tn = counts.TrueNegatives,
        };
    }

    private static object Value(ReferenceCase each)
    {
        var matrix = each.Params.GetProperty("matrix_tn_fp_fn_tp");
        var value = new BusinessValue(matrix[1][1].GetDouble(), matrix[0][1].GetDouble(), matrix[0][0].GetDouble(), matrix[1][0].GetDouble());
        var counts = ConfidenceEstimation.Confusion(Read.Numbers(each.Inputs, "calibrated_proba"), Read.Flags(each.Inputs, "y_pred"));
        return new { total = value.Total(counts), per_prediction = value.PerDecisions(counts) };
    }

    private static object BinaryErrors(ReferenceCase each)
    {
        var (labels, scores) = (Read.Flags(each.Inputs, "y_true"), Read.Numbers(each.Inputs, "y_pred_proba"));
        var reference = LabelledRows.Confusion(Read.Flags(each.Inputs, "y_pred"), labels);
        var rows = (long)Read.Number(each.Params, "analysis_rows");
        var (area, f1) = (AreaError(scores, labels), BinarySamplingError.F1(reference));
        return new
        {
            roc_auc = area.Of(rows),
            f1 = f1.Of(rows),
            precision = BinarySamplingError.Precision(reference).Of(rows),
            recall = BinarySamplingError.Recall(reference).Of(rows),
            specificity = BinarySamplingError.Specificity(reference).Of(rows),
            accuracy = BinarySamplingError.Accuracy(reference).Of(rows),
            components_auroc_std_fraction = new[] { area.Deviation, area.Share },
            components_f1 = new[] { f1.Deviation, f1.Share },
        };
    }

    private static object RegressionErrors(ReferenceCase each)
    {
        var (truth, predicted) = (Read.Numbers(each.Inputs, "y_true"), Read.Numbers(each.Inputs, "y_pred"));
        var rows = (long)Read.Number(each.Params, "analysis_rows");
        var (squares, logs) = (PointLosses.Squared(truth, predicted), PointLosses.SquaredLog(truth, predicted));
        return new
        {
            mae = RegressionSamplingError.Mean(PointLosses.Absolute(truth, predicted)).Of(rows),
            mape = RegressionSamplingError.Mean(PointLosses.AbsolutePercentage(truth, predicted)).Of(rows),
            mse = RegressionSamplingError.Mean(squares).Of(rows),
            msle = RegressionSamplingError.Mean(logs).Of(rows),
            rmse = RegressionSamplingError.RootMean(squares).Of(rows),
            rmsle = RegressionSamplingError.RootMean(logs).Of(rows),
        };
    }

    private static object EndToEnd(ReferenceCase each)
    {
        var (reference, analysis) = (BinaryLog.Of(each.Inputs.GetProperty("reference")), BinaryLog.Of(each.Inputs.GetProperty("analysis")));
        var needed = ScoringCases.NeedsCalibration(reference.Scores, reference.Labels);
        var probabilities = needed ? IsotonicCalibration.Fit(reference.Scores, reference.Labels).Calibrate(analysis.Scores) : analysis.Scores;
        var before = ScoringCases.Chunks(reference.Scores.Length, each).Select(reference.Take).ToArray();
        var counts = reference.Confusion;
        var chunks = ScoringCases.Chunks(analysis.Scores.Length, each)
            .Select(rows => new EstimatedChunk(analysis.Take(rows), ScoringCases.Pick(probabilities, rows)))
            .ToArray();
        return new
        {
            needs_calibration = needed,
            roc_auc = Series(chunk => chunk.RocAuc, log => log.RocAuc, AreaError(reference.Scores, reference.Labels)),
            f1 = Series(chunk => chunk.Counts.F1, log => log.F1, BinarySamplingError.F1(counts)),
            accuracy = Series(chunk => chunk.Counts.Accuracy, log => log.Accuracy, BinarySamplingError.Accuracy(counts)),
            precision = Series(chunk => chunk.Counts.Precision, log => log.Precision, BinarySamplingError.Precision(counts)),
            recall = Series(chunk => chunk.Counts.Recall, log => log.Recall, BinarySamplingError.Recall(counts)),
            specificity = Series(chunk => chunk.Counts.Specificity, log => log.Specificity, BinarySamplingError.Specificity(counts)),
        };

        object Series(Func<EstimatedChunk, double?> estimate, Func<BinaryLog, double> realised, SamplingError error)
        {
            var band = ScoringCases.Band(before.Select(realised), 1);
            var values = chunks.Select(chunk => estimate(chunk) ?? 0).ToArray();
            var errors = chunks.Select(chunk => error.Of(chunk.Log.Scores.Length)).ToArray();
            return new
            {
                value = values,
                sampling_error = errors,
                realized = chunks.Select(chunk => realised(chunk.Log)),
                upper_confidence_boundary = values.Zip(errors, (value, one) => Math.Min(1, value + 3 * one)),
                lower_confidence_boundary = values.Zip(errors, (value, one) => Math.Max(0, value - 3 * one)),
                upper_threshold = values.Select(_ => band.Upper),
                lower_threshold = values.Select(_ => band.Lower),
                alert = values.Select(band.Alerts),
            };
        }
    }

    private sealed record EstimatedChunk(BinaryLog Log, double[] Probabilities)
    {
        public ExpectedConfusion Counts => ConfidenceEstimation.Confusion(Probabilities, Log.Decisions);

        public double? RocAuc
        {
            get
            {
                var order = NumpyOrder.Descending(Log.Scores);
                return ConfidenceEstimation.RocAuc(ScoringCases.Pick(Probabilities, order), ScoringCases.Pick(Log.Scores, order), ByRow);
            }
        }
    }
}
