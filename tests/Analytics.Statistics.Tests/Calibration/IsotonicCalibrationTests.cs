using Analytics.Statistics.Calibration;
using CsCheck;

namespace Analytics.Statistics.Tests.Calibration;

public sealed class IsotonicCalibrationTests
{
    private static readonly Gen<(double Score, bool Label, double Weight)[]> Samples =
        Gen.Select(Gen.Int[0, 20], Gen.Bool, Gen.Int[0, 4], (score, label, weight) => (score / 4.0, label, (double)weight)).Array[1, 60]
            .Where(rows => rows.Any(row => row.Item3 > 0));

    [Fact]
    public void Violators_are_pooled_by_hand()
    {
        var calibration = IsotonicCalibration.Fit([1, 2, 3, 4, 5], [false, true, false, true, true]);

        Assert.Equal([1, 2, 3, 4, 5], calibration.Scores.ToArray());
        Assert.Equal([0, 0.5, 0.5, 1, 1], calibration.Probabilities.ToArray());
        Assert.Equal([0, 0, 0.25, 0.5, 0.75, 1], calibration.Calibrate([-9, 1, 1.5, 2.5, 3.5, 99]));
    }

    [Fact]
    public void Equal_scores_share_their_mean()
    {
        var calibration = IsotonicCalibration.Fit([2, 2, 2], [true, false, false]);

        Assert.Equal(1.0 / 3, calibration.Calibrate(7), 1e-15);
    }

    [Fact]
    public void A_weight_counts_as_so_many_rows() => Samples.Sample(rows =>
    {
        var repeated = rows.SelectMany(row => Enumerable.Repeat(row, (int)row.Weight)).ToArray();

        var weighted = IsotonicCalibration.Fit([.. rows.Select(row => row.Score)], [.. rows.Select(row => row.Label)], [.. rows.Select(row => row.Weight)]);
        var plain = IsotonicCalibration.Fit([.. repeated.Select(row => row.Score)], [.. repeated.Select(row => row.Label)]);

        Assert.Equal(plain.Scores.ToArray(), weighted.Scores.ToArray());
        Assert.Equal(plain.Probabilities.ToArray(), weighted.Probabilities.ToArray());
    });

    [Fact]
    public void The_fit_ascends_and_keeps_the_mean_and_beats_every_step_function() => Samples.Sample(rows =>
    {
        var (scores, labels, weights) = (rows.Select(row => row.Score).ToArray(), rows.Select(row => row.Label).ToArray(), rows.Select(row => row.Weight).ToArray());
        var calibration = IsotonicCalibration.Fit(scores, labels, weights);

        var fitted = calibration.Calibrate(scores);
        Assert.Equal(calibration.Probabilities.ToArray().Order(), calibration.Probabilities.ToArray());
        Assert.Equal(rows.Sum(row => row.Label ? row.Weight : 0), fitted.Zip(weights, (value, weight) => value * weight).Sum(), 1e-9);
        Assert.All(Enumerable.Range(0, 22), cut =>
        {
            var step = scores.Select(score => score < cut / 4.0 ? 0.2 : 0.8).ToArray();
            Assert.True(Loss(fitted) <= Loss(step) + 1e-9);
        });

        double Loss(double[] values) => rows.Zip(values, (row, value) => row.Weight * Math.Pow((row.Label ? 1 : 0) - value, 2)).Sum();
    });

    [Fact]
    public void Scores_at_the_ends_of_the_number_range_are_joined_too() =>
        Assert.Equal(0.5, IsotonicCalibration.Fit([-double.MaxValue, double.MaxValue], [false, true]).Calibrate(0), 1e-15);

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("scores", () => IsotonicCalibration.Fit([], []));
        Assert.Throws<ArgumentException>("labels", () => IsotonicCalibration.Fit([1], []));
        Assert.Throws<ArgumentException>("scores", () => IsotonicCalibration.Fit([double.NaN], [true]));
        Assert.Throws<ArgumentException>("weights", () => IsotonicCalibration.Fit([1], [true], [1, 2]));
        Assert.Throws<ArgumentException>("weights", () => IsotonicCalibration.Fit([1], [true], [-1]));
        Assert.Throws<ArgumentException>("scores", () => IsotonicCalibration.Fit([1], [true], [0]));
        Assert.Throws<ArgumentException>("weights", () => IsotonicCalibration.Fit([1, 2], [true, false], [double.MaxValue, double.MaxValue]));
        Assert.Throws<ArgumentOutOfRangeException>("score", () => IsotonicCalibration.Fit([1], [true]).Calibrate(double.NaN));
        Assert.Throws<ArgumentException>("scores", () => IsotonicCalibration.Fit([1], [true]).Calibrate([double.NaN]));
    }
}
