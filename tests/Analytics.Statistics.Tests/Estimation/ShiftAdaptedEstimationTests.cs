using Analytics.Statistics.Estimation;
using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Tests.Estimation;

public sealed class ShiftAdaptedEstimationTests
{
    [Fact]
    public void Where_a_shift_breaks_the_calibration_weighting_mends_it()
    {
        // The score knows x only; a hidden segment of the rows, 20 % before and 80 % now, has fewer positives for the same score.
        var random = new Random(41);
        var (reference, current) = (Draw(20_000, 0.2, random), Draw(20_000, 0.8, random));
        var decisions = World.Decide(current.Scores);
        var truth = LabelledRows.Confusion(decisions, current.Labels);

        var ratio = DensityRatio.OfProbabilities([.. reference.Hidden.Select(hidden => hidden ? 0.8 : 0.2)], currentRows: 1, referenceRows: 1);
        var adapted = ShiftAdaptedEstimation.Fit(reference.Scores, reference.Labels, ratio);
        var plain = Statistics.Calibration.IsotonicCalibration.Fit(reference.Scores, reference.Labels).Calibrate(current.Scores);

        Assert.Equal(BinaryScoring.Precision(truth).Value, adapted.Confusion(current.Scores, decisions).Precision!.Value, 0.02);
        Assert.Equal(BinaryScoring.Accuracy(truth).Value, adapted.Confusion(current.Scores, decisions).Accuracy!.Value, 0.015);
        Assert.True(ConfidenceEstimation.Confusion(plain, decisions).Precision > BinaryScoring.Precision(truth).Value + 0.1);
        Assert.Equal(BinaryScoring.RocAuc(LabelledRows.ByScore(current.Scores, current.Labels)).Value, adapted.RocAuc(current.Scores)!.Value, 0.02);
        Assert.Equal(RankScoring.AveragePrecision(LabelledRows.ByScore(current.Scores, current.Labels)).Value, adapted.AveragePrecision(current.Scores)!.Value, 0.04);
    }

    [Fact]
    public void Equal_weights_leave_the_plain_estimate()
    {
        var (scores, labels) = World.Draw(500, 0, new Random(42));
        var ratio = DensityRatio.OfProbabilities([.. scores.Select(_ => 0.5)], 500, 500);

        var adapted = ShiftAdaptedEstimation.Fit(scores, labels, ratio);

        var plain = Statistics.Calibration.IsotonicCalibration.Fit(scores, labels);
        Assert.Equal(500, adapted.EffectiveRows, 1e-9);
        Assert.Equal(plain.Calibrate(scores), adapted.Calibration.Calibrate(scores));
    }

    [Fact]
    public void Concept_drift_is_not_seen_either()
    {
        var random = new Random(43);
        var (scores, labels) = World.Draw(10_000, 0, random);
        var turned = World.Draw(10_000, 0, random);
        var ratio = DensityRatio.OfProbabilities([.. scores.Select(_ => 0.5)], 10_000, 10_000);

        var estimate = ShiftAdaptedEstimation.Fit(scores, labels, ratio).RocAuc(turned.Scores)!.Value;

        var after = BinaryScoring.RocAuc(LabelledRows.ByScore(turned.Scores, [.. turned.Labels.Select(label => random.NextDouble() < 0.25 ? !label : label)]));
        Assert.True(after.Upper < estimate - 0.1);
    }

    [Fact]
    public void Weights_by_hand()
    {
        var ratio = DensityRatio.OfProbabilities([0.5, 0.75, 0], currentRows: 2, referenceRows: 4);

        // Odds 1, 3 and 0 times 2, brought to a mean of 1.
        Assert.Equal([0.75, 2.25, 0], ratio.Weights.Select(weight => Math.Round(weight, 12)));
        Assert.Equal(16.0 / 10, ratio.EffectiveRows, 1e-12);
    }

    [Fact]
    public void A_cap_bounds_the_weights_before_their_mean_is_set()
    {
        var ratio = DensityRatio.OfProbabilities([0.5, 1, 0.5, 0.5], 1, 1, cap: 3);

        Assert.Equal(3 * ratio.Weights[0], ratio.Weights[1], 1e-12);
        Assert.Equal(4, ratio.Weights.Sum(), 1e-12);
    }

    [Fact]
    public void A_classifier_passed_in_is_asked_about_rows_that_it_did_not_learn_from()
    {
        var random = new Random(44);
        double[][] reference = [.. Enumerable.Range(0, 200).Select(_ => new[] { Rows.Normal(random) })];
        double[][] current = [.. Enumerable.Range(0, 100).Select(_ => new[] { Rows.Normal(random) + 1 })];
        var fits = 0;

        var ratio = DensityRatio.OfSamples(reference, current, Learn, seed: 1, folds: 4);

        Assert.Equal(4, fits);
        Assert.Equal(reference.Length, ratio.Weights.Count);
        Assert.Equal(1, ratio.Weights.Zip(reference, (weight, row) => weight * row[0]).Average(), 0.35);

        RowScorer Learn(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets)
        {
            fits++;
            Assert.Equal((150 + 75, 75), (rows.Count, (int)targets.Sum()));
            var curve = Statistics.Calibration.PlattCalibration.Fit([.. rows.Select(row => row[0])], [.. targets.Select(target => target > 0.5)]);
            return row => curve.Calibrate(row[0]);
        }
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("probabilities", () => DensityRatio.OfProbabilities([], 1, 1));
        Assert.Throws<ArgumentException>("probabilities", () => DensityRatio.OfProbabilities([1.5], 1, 1));
        Assert.Throws<ArgumentException>("probabilities", () => DensityRatio.OfProbabilities([0], 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("currentRows", () => DensityRatio.OfProbabilities([0.5], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("cap", () => DensityRatio.OfProbabilities([0.5], 1, 1, 0));
        Assert.Throws<ArgumentException>("current", () => DensityRatio.OfSamples([[1], [2]], [[1]], (_, _) => _ => 0.5, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>("folds", () => DensityRatio.OfSamples([[1]], [[1]], (_, _) => _ => 0.5, 1, 1));
        Assert.Throws<ArgumentNullException>("ratio", () => ShiftAdaptedEstimation.Fit([1], [true], null!));
    }

    private static (double[] Scores, bool[] Labels, bool[] Hidden) Draw(int rows, double share, Random random)
    {
        var scores = Enumerable.Range(0, rows).Select(_ => random.NextDouble()).ToArray();
        var hidden = scores.Select(_ => random.NextDouble() < share).ToArray();
        return (scores, [.. scores.Zip(hidden, (score, apart) => random.NextDouble() < (apart ? score * score * score : score))], hidden);
    }
}
