using Analytics.Statistics.Inference;
using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Scores of labelled predictions.</summary>
internal static class ScoringCases
{
    public static IReadOnlyDictionary<string, Func<ReferenceCase, object>> Calls { get; } = new Dictionary<string, Func<ReferenceCase, object>>
    {
        ["proportion_ci"] = ProportionIntervals,
        ["calibration_metrics"] = ProbabilityScores,
        ["realized_performance_late_labels"] = LateLabels,
        ["realized_regression"] = Regression,
        ["cbpe_multiclass_end_to_end"] = Multiclass,
    };

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
        return new
        {
            brier = MeanScoring.Mean(Rows.Brier(scores, labels), 0, 1).Value,
            log_loss = MeanScoring.Mean(Rows.LogLoss(scores, labels), 0).Value,
            roc_auc = BinaryScoring.RocAuc(Rows.Scored(scores, labels)).Value,
        };
    }

    private static object LateLabels(ReferenceCase each)
    {
        var rows = each.Inputs.GetProperty("analysis");
        var (scores, labels, decisions) = (Read.Numbers(rows, "p"), Read.Flags(rows, "y"), Read.Flags(rows, "c"));
        var chunks = Enumerable.Range(0, scores.Length)
            .Chunk(each.Params.GetProperty("chunk_size").GetInt32())
            .Select(chunk => chunk.Where(row => row % 3 != 0).ToArray())
            .ToArray();
        var confusions = chunks.Select(chunk => Rows.Confusion(Pick(decisions, chunk), Pick(labels, chunk))).ToArray();
        return new
        {
            roc_auc = Series(chunks.Select(chunk => BinaryScoring.RocAuc(Rows.Scored(Pick(scores, chunk), Pick(labels, chunk))))),
            f1 = Series(confusions.Select(confusion => BinaryScoring.F1(confusion))),
            accuracy = Series(confusions.Select(confusion => BinaryScoring.Accuracy(confusion))),
        };
    }

    private static object Regression(ReferenceCase each)
    {
        var errors = Read.Numbers(each.Inputs, "y_true").Zip(Read.Numbers(each.Inputs, "y_pred"), (truth, predicted) => truth - predicted)
            .Chunk(each.Params.GetProperty("chunk_size").GetInt32())
            .ToArray();
        var squares = errors.Select(chunk => Moments.Of([.. chunk.Select(error => error * error)])).ToArray();
        return new
        {
            mae = Series(errors.Select(chunk => RegressionScoring.MeanAbsoluteError(Moments.Of([.. chunk.Select(Math.Abs)])))),
            mse = Series(squares.Select(chunk => MeanScoring.Mean(chunk, 0))),
            rmse = Series(squares.Select(chunk => RegressionScoring.RootMeanSquaredError(chunk))),
        };
    }

    private static object Multiclass(ReferenceCase each)
    {
        var cells = Read.Texts(each.Inputs, "y").Zip(Read.Texts(each.Inputs, "y_pred"), (actual, predicted) => new ConfusionCell(actual, predicted, 1))
            .Chunk(each.Params.GetProperty("chunk_size").GetInt32())
            .ToArray();
        return new
        {
            f1 = new { realized = cells.Select(chunk => MulticlassScoring.F1Macro(chunk).Value) },
            accuracy = new { realized = cells.Select(chunk => MulticlassScoring.Accuracy(chunk).Value) },
        };
    }

    private static object Series(IEnumerable<Estimate> estimates) => new { value = estimates.Select(estimate => estimate.Value).ToArray() };

    private static T[] Pick<T>(T[] values, int[] rows) => [.. rows.Select(row => values[row])];
}
