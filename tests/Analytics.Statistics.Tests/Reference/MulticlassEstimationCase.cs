using System.Text.Json;
using Analytics.Statistics.Calibration;
using Analytics.Statistics.Estimation;
using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Performance without labels of a model of several classes; the rows are both reference and present.</summary>
internal static class MulticlassEstimationCase
{
    public static object Run(ReferenceCase each)
    {
        var classes = Read.Texts(each.Params, "classes");
        var rows = each.Inputs.GetProperty("proba").Deserialize<double[][]>(ReferenceFolder.Json)!;
        var scores = classes.Select((_, one) => rows.Select(row => row[one]).ToArray()).ToArray();
        var (labels, decisions) = (Indices(each, "y", classes), Indices(each, "y_pred", classes));
        var needed = classes.Select((_, one) => ScoringCases.NeedsCalibration(scores[one], Against(labels, one))).ToArray();
        var probabilities = MulticlassEstimation.Normalise([.. scores.Select((column, one) =>
            needed[one] ? IsotonicCalibration.Fit(column, Against(labels, one)).Calibrate(column) : column)]);
        var chunks = ScoringCases.Chunks(labels.Length, each);
        var estimates = chunks.Select(chunk => MulticlassEstimation.Estimate(
            Columns(probabilities, chunk), Columns(scores, chunk), ScoringCases.Pick(decisions, chunk), CurveConvention.RowByRow)).ToArray();
        var cells = chunks.Select(chunk => chunk.Select(row => new ConfusionCell(classes[labels[row]], classes[decisions[row]], 1)).ToArray()).ToArray();
        var confusions = classes.Select((_, one) => LabelledRows.Confusion(Against(decisions, one), Against(labels, one))).ToArray();
        var correct = labels.Zip(decisions, (label, decision) => label == decision).ToArray();
        var area = MulticlassSamplingError.Macro([.. classes.Select((_, one) => EstimationCases.AreaError(scores[one], Against(labels, one)))]);
        return new
        {
            calibrators = classes.Zip(needed).ToDictionary(pair => pair.First, pair => pair.Second ? "IsotonicCalibrator" : "NoopCalibrator"),
            roc_auc = Series(one => one.RocAuc, area with { Deviation = area.Deviation * MulticlassSamplingError.AreaFactor },
                chunks.Select(chunk => MulticlassRoc.Macro(Columns(scores, chunk), ScoringCases.Pick(labels, chunk)))),
            f1 = Series(one => one.F1, MulticlassSamplingError.Overlap(confusions), cells.Select(chunk => MulticlassAverages.F1(chunk))),
            accuracy = Series(one => one.Accuracy, BinarySamplingError.Accuracy(LabelledRows.Confusion(correct, [.. correct.Select(_ => true)])),
                cells.Select(chunk => MulticlassScoring.Accuracy(chunk))),
            precision = Series(one => one.Precision, Macro(BinarySamplingError.Precision), cells.Select(chunk => MulticlassAverages.Precision(chunk))),
            recall = Series(one => one.Recall, Macro(BinarySamplingError.Recall), cells.Select(chunk => MulticlassAverages.Recall(chunk))),
            specificity = Series(one => one.Specificity, Macro(BinarySamplingError.Specificity), cells.Select(chunk => MulticlassAverages.Specificity(chunk))),
        };

        SamplingError Macro(Func<BinaryConfusion, SamplingError> error) => MulticlassSamplingError.Macro([.. confusions.Select(error)]);

        object Series(Func<MulticlassEstimate, double?> estimate, SamplingError error, IEnumerable<Estimate> figures)
        {
            var realised = figures.Select(figure => figure.Value).ToArray();
            var band = ScoringCases.Band(realised, 1);
            return new
            {
                value = estimates.Select(estimate),
                sampling_error = chunks.Select(chunk => error.Of(chunk.Length)),
                realized = realised,
                upper_threshold = realised.Select(_ => band.Upper),
                lower_threshold = realised.Select(_ => band.Lower),
            };
        }
    }

    private static bool[] Against(int[] values, int one) => [.. values.Select(value => value == one)];

    private static double[][] Columns(IReadOnlyList<double[]> columns, int[] rows) => [.. columns.Select(column => ScoringCases.Pick(column, rows))];

    private static int[] Indices(ReferenceCase each, string name, string[] classes) => [.. Read.Texts(each.Inputs, name).Select(text => Array.IndexOf(classes, text))];
}
