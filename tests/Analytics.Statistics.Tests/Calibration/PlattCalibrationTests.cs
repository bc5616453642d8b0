using Analytics.Statistics.Calibration;

namespace Analytics.Statistics.Tests.Calibration;

public sealed class PlattCalibrationTests
{
    [Fact]
    public void The_fit_has_the_smoothed_mean_of_the_labels()
    {
        double[] scores = [-2, -1, 0, 1, 2, 3];
        bool[] labels = [false, false, true, false, true, true];

        var curve = PlattCalibration.Fit(scores, labels);

        // The first-order condition of the intercept: fitted and smoothed targets add up alike; of the slope: with the scores too.
        double[] targets = [.. labels.Select(label => label ? 4.0 / 5 : 1.0 / 5)];
        Assert.Equal(targets.Sum(), scores.Sum(curve.Calibrate), 1e-9);
        Assert.Equal(targets.Zip(scores, (target, score) => target * score).Sum(), scores.Sum(score => score * curve.Calibrate(score)), 1e-9);
        Assert.True(curve.Slope < 0);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, -1)]
    [InlineData(0.5, 3)]
    public void A_logistic_truth_is_found(double slope, double intercept)
    {
        var random = new Random(6);
        var scores = Enumerable.Range(0, 50_000).Select(_ => 2 * Rows.Normal(random)).ToArray();
        var labels = scores.Select(score => random.NextDouble() < 1 / (1 + Math.Exp(-slope * score - intercept))).ToArray();

        var curve = PlattCalibration.Fit(scores, labels);

        Assert.Equal(-slope, curve.Slope, 0.08);
        Assert.Equal(-intercept, curve.Intercept, 0.12);
    }

    [Fact]
    public void The_unit_of_the_score_plays_no_part()
    {
        double[] scores = [-2, -1, 0, 1, 2, 3];
        bool[] labels = [false, false, true, false, true, true];

        var (plain, scaled) = (PlattCalibration.Fit(scores, labels), PlattCalibration.Fit([.. scores.Select(score => 1e6 + 1e3 * score)], labels));

        Assert.Equal(plain.Calibrate(0.5), scaled.Calibrate(1e6 + 500), 1e-7);
    }

    [Fact]
    public void Separated_and_single_classes_and_constant_scores_stay_finite()
    {
        var (separated, single, constant) = (
            PlattCalibration.Fit([1, 2, 8, 9], [false, false, true, true]),
            PlattCalibration.Fit([1, 2, 3], [true, true, true]),
            PlattCalibration.Fit([4, 4, 4, 4], [true, false, false, false]));

        Assert.InRange(separated.Calibrate(9), 0.6, 0.95);
        Assert.Equal(0.8, single.Calibrate(2), 1e-3);
        Assert.Equal((2.0 / 3 + 3 * 0.2) / 4, constant.Calibrate(4), 1e-9);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("scores", () => PlattCalibration.Fit([], []));
        Assert.Throws<ArgumentException>("labels", () => PlattCalibration.Fit([1], []));
        Assert.Throws<ArgumentException>("scores", () => PlattCalibration.Fit([double.PositiveInfinity], [true]));
        Assert.Throws<ArgumentException>("scores", () => PlattCalibration.Fit([-double.MaxValue, double.MaxValue, double.MaxValue], [false, true, true]));
        Assert.True(double.IsFinite(PlattCalibration.Fit([0, double.Epsilon], [false, true]).Calibrate(1)));
        Assert.Throws<ArgumentOutOfRangeException>("score", () => new PlattCalibration(-1, 0).Calibrate(double.NaN));
    }
}
