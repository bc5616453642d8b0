using Analytics.Statistics.Estimation;
using Analytics.Statistics.Scoring;
using CsCheck;

namespace Analytics.Statistics.Tests.Estimation;

public sealed class ConfidenceEstimationTests
{
    private static readonly Gen<(double[] Probabilities, double[] Scores, bool[] Decisions)> Samples =
        Gen.Select(Gen.Double[0.01, 0.99], Gen.Int[0, 9], Gen.Bool).Array[2, 60].Select(rows => (
            rows.Select(row => row.Item1).ToArray(), rows.Select(row => row.Item2 / 10.0).ToArray(), rows.Select(row => row.Item3).ToArray()));

    [Fact]
    public void Expected_counts_and_rates_by_hand()
    {
        var counts = ConfidenceEstimation.Confusion([0.9, 0.6, 0.3, 0.1], [true, true, false, false]);

        Assert.Equal([1.5, 0.5, 1.6, 0.4], new[] { counts.TruePositives, counts.FalsePositives, counts.TrueNegatives, counts.FalseNegatives }, (one, other) => Math.Abs(one - other) < 1e-12);
        Assert.Equal(3.1 / 4, counts.Accuracy!.Value, 1e-15);
        Assert.Equal(0.75, counts.Precision!.Value, 1e-15);
        Assert.Equal(1.5 / 1.9, counts.Recall!.Value, 1e-15);
        Assert.Equal(1.6 / 2.1, counts.Specificity!.Value, 1e-15);
        Assert.Equal(1.5 / 1.95, counts.F1!.Value, 1e-15);
    }

    [Fact]
    public void Certain_probabilities_give_the_realised_figures() => Samples.Where(rows => rows.Decisions.Contains(true) && rows.Decisions.Contains(false)).Sample(rows =>
    {
        // The labels are the probabilities, so what is expected is what is.
        var labels = rows.Probabilities.Select((value, row) => row == 0 || (row > 1 && value > 0.5)).ToArray();
        var certain = labels.Select(label => label ? 1.0 : 0).ToArray();
        var counts = LabelledRows.ByScore(rows.Scores, labels);

        Assert.Equal(BinaryScoring.RocAuc(counts).Value, ConfidenceEstimation.RocAuc(certain, rows.Scores)!.Value, 1e-12);
        Assert.Equal(RankScoring.AveragePrecision(counts).Value, ConfidenceEstimation.AveragePrecision(certain, rows.Scores)!.Value, 1e-12);
        Assert.Equal(ExpectedConfusion.Of(LabelledRows.Confusion(rows.Decisions, labels)), ConfidenceEstimation.Confusion(certain, rows.Decisions));
    });

    [Fact]
    public void The_order_of_rows_plays_no_part() => Samples.Sample(rows =>
    {
        var (turned, turnedScores) = (rows.Probabilities.Reverse().ToArray(), rows.Scores.Reverse().ToArray());

        Assert.Equal(ConfidenceEstimation.RocAuc(rows.Probabilities, rows.Scores)!.Value, ConfidenceEstimation.RocAuc(turned, turnedScores)!.Value, 1e-12);
        Assert.Equal(ConfidenceEstimation.AveragePrecision(rows.Probabilities, rows.Scores)!.Value, ConfidenceEstimation.AveragePrecision(turned, turnedScores)!.Value, 1e-12);
    });

    [Fact]
    public void Row_by_row_equal_scores_count_in_the_order_of_rows()
    {
        // Exact: one step, so the area is a half; row by row: the sure row first wins all, last it wins nothing.
        Assert.Equal(0.5, ConfidenceEstimation.RocAuc([1, 0], [0.7, 0.7]));
        Assert.Equal(1, ConfidenceEstimation.RocAuc([1, 0], [0.7, 0.7], CurveConvention.RowByRow));
        Assert.Equal(0, ConfidenceEstimation.RocAuc([0, 1], [0.7, 0.7], CurveConvention.RowByRow));
        Assert.Equal(0.5, ConfidenceEstimation.AveragePrecision([0, 1], [0.7, 0.7], CurveConvention.RowByRow));

        // A third is drawn as 0.33333 of two thirds drawn as 0.66667.
        Assert.Equal((0.33333 * 0.33333 + 0.33334 * 0.66667 / 2) / 0.66667, ConfidenceEstimation.AveragePrecision([1 / 3.0, 1 / 3.0], [2, 1], CurveConvention.RowByRow)!.Value, 1e-12);
        Assert.Equal(1 / 3.0, ConfidenceEstimation.AveragePrecision([1 / 3.0, 1 / 3.0], [2, 1])!.Value, 1e-12);
    }

    [Fact]
    public void Parts_merge_to_the_whole() => Samples.Sample(rows =>
    {
        var half = rows.Decisions.Length / 2;
        var whole = ConfidenceEstimation.Confusion(rows.Probabilities, rows.Decisions);

        var merged = ConfidenceEstimation.Confusion(rows.Probabilities.AsSpan(0, half), rows.Decisions.AsSpan(0, half))
            .Merge(ConfidenceEstimation.Confusion(rows.Probabilities.AsSpan(half), rows.Decisions.AsSpan(half)));

        Assert.Equal(whole.Accuracy!.Value, merged.Accuracy!.Value, 1e-12);
        Assert.Equal(whole.Count, merged.Count, 1e-9);
    });

    [Fact]
    public void Rates_without_a_denominator_are_null()
    {
        var counts = ConfidenceEstimation.Confusion([0, 0], [false, false]);

        Assert.Equal((null, null, 1.0, null), (counts.Precision, counts.Recall, counts.Specificity, counts.F1));
        Assert.Null(ConfidenceEstimation.RocAuc([1, 1], [0.2, 0.3]));
        Assert.Null(ConfidenceEstimation.AveragePrecision([0, 0], [0.2, 0.3]));
    }

    [Fact]
    public void Under_covariate_shift_the_estimate_follows_the_truth()
    {
        var random = new Random(11);
        var (scores, labels) = World.Draw(20_000, mean: 1.2, random);
        var decisions = World.Decide(scores);

        var estimate = ConfidenceEstimation.Confusion(scores, decisions).Accuracy!.Value;

        var truth = BinaryScoring.Accuracy(LabelledRows.Confusion(decisions, labels)).Value;
        Assert.Equal(truth, estimate, 4 * ConfidenceEstimation.AccuracyDeviation(scores));
        Assert.Equal(World.AccuracyOf(0), World.AccuracyOf(1.2), 0.1);
        Assert.True(World.AccuracyOf(1.2) - World.AccuracyOf(0) > 0.02);
    }

    [Fact]
    public void Concept_drift_is_not_seen()
    {
        // A quarter of the labels is turned at random while the inputs stay: the model is worse, the estimate is as before.
        var random = new Random(12);
        var (scores, labels) = World.Draw(20_000, mean: 0, random);
        var turned = labels.Select(label => random.NextDouble() < 0.25 ? !label : label).ToArray();
        var decisions = World.Decide(scores);

        var estimate = ConfidenceEstimation.RocAuc(scores, scores)!.Value;

        var (before, after) = (BinaryScoring.RocAuc(LabelledRows.ByScore(scores, labels)), BinaryScoring.RocAuc(LabelledRows.ByScore(scores, turned)));
        Assert.InRange(estimate, before.Lower, before.Upper);
        Assert.True(after.Upper < estimate - 0.1);
        Assert.True(World.Accuracy(decisions, turned) < ConfidenceEstimation.Confusion(scores, decisions).Accuracy!.Value - 0.1);
    }

    [Fact]
    public void The_deviation_of_the_accuracy_is_that_of_the_labels()
    {
        var random = new Random(13);
        var (scores, _) = World.Draw(400, mean: 0, random);
        var decisions = World.Decide(scores);

        var realised = Enumerable.Range(0, 2000).Select(_ => World.Accuracy(decisions, [.. scores.Select(score => random.NextDouble() < score)])).ToArray();

        var deviation = Math.Sqrt(Summaries(realised).Variance);
        Assert.Equal(1, deviation / ConfidenceEstimation.AccuracyDeviation(scores), 0.06);

        static Statistics.Summaries.Moments Summaries(double[] values) => Statistics.Summaries.Moments.Of(values);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("probabilities", () => ConfidenceEstimation.Confusion([], []));
        Assert.Throws<ArgumentException>("probabilities", () => ConfidenceEstimation.Confusion([1.2], [true]));
        Assert.Throws<ArgumentException>("decisions", () => ConfidenceEstimation.Confusion([0.2], []));
        Assert.Throws<ArgumentException>("scores", () => ConfidenceEstimation.RocAuc([0.2], []));
        Assert.Throws<ArgumentException>("scores", () => ConfidenceEstimation.AveragePrecision([0.2], [double.NaN]));
        Assert.Throws<ArgumentException>("probabilities", () => ConfidenceEstimation.AccuracyDeviation([]));
    }
}
