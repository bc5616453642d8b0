using Analytics.Statistics.Scoring;
using CsCheck;

namespace Analytics.Statistics.Tests.Scoring;

public sealed class PointLossesTests
{
    [Fact]
    public void Losses_by_hand()
    {
        double[] truth = [10, -4], predicted = [8, -5];

        Assert.Equal(1.5, PointLosses.Absolute(truth, predicted).Mean, 1e-15);
        Assert.Equal(2.5, PointLosses.Squared(truth, predicted).Mean, 1e-15);
        Assert.Equal((0.2 + 0.25) / 2, PointLosses.AbsolutePercentage(truth, predicted).Mean, 1e-15);
        Assert.Equal((4.0 / 18 + 2.0 / 9) / 2, PointLosses.SymmetricPercentage(truth, predicted).Mean, 1e-15);
        Assert.Equal((0.9 * 2 + 0.9 * 1) / 2, PointLosses.Pinball(truth, predicted, 0.9).Mean, 1e-15);
        Assert.Equal(Math.Pow(Math.Log(11.0 / 9), 2), PointLosses.SquaredLog([10], [8]).Mean, 1e-15);
    }

    [Fact]
    public void Small_logarithmic_errors_keep_their_digits() =>
        Assert.Equal(1, PointLosses.SquaredLog([2e-12], [1e-12]).Mean / 1e-24, 1e-9);

    [Fact]
    public void A_truth_and_prediction_of_zero_are_no_symmetric_error() => Assert.Equal(0, PointLosses.SymmetricPercentage([0, 0], [0, 0]).Mean);

    [Fact]
    public void Relative_losses_do_not_depend_on_the_unit() => Gen.Select(Gen.Double[1, 100], Gen.Double[1, 100]).Array[1, 20].Sample(rows =>
    {
        var (truth, predicted) = (rows.Select(row => row.Item1).ToArray(), rows.Select(row => row.Item2).ToArray());
        var (scaledTruth, scaledPredicted) = (truth.Select(value => 1000 * value).ToArray(), predicted.Select(value => 1000 * value).ToArray());

        Assert.Equal(PointLosses.AbsolutePercentage(truth, predicted).Mean, PointLosses.AbsolutePercentage(scaledTruth, scaledPredicted).Mean, 1e-12);
        Assert.Equal(PointLosses.SymmetricPercentage(truth, predicted).Mean, PointLosses.SymmetricPercentage(predicted, truth).Mean, 1e-12);
        Assert.Equal(PointLosses.Absolute(truth, predicted).Mean, 2 * PointLosses.Pinball(truth, predicted, 0.5).Mean, 1e-12);
    });

    [Fact]
    public void The_quantile_has_the_lowest_pinball_loss()
    {
        var truth = Enumerable.Range(1, 99).Select(value => (double)value).ToArray();

        double Loss(double guess) => PointLosses.Pinball(truth, [.. truth.Select(_ => guess)], 0.9).Mean;

        Assert.True(Loss(90) < Loss(89) && Loss(90) < Loss(91));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("predicted", () => PointLosses.Absolute([1], [1, 2]));
        Assert.Throws<ArgumentException>("truth", () => PointLosses.Absolute([double.NaN], [1]));
        Assert.Throws<ArgumentException>("predicted", () => PointLosses.Squared([1], [double.PositiveInfinity]));
        Assert.Throws<ArgumentException>("predicted", () => PointLosses.Squared([1], [1e200]));
        Assert.Throws<ArgumentException>("truth", () => PointLosses.AbsolutePercentage([0], [1]));
        Assert.Throws<ArgumentException>("truth", () => PointLosses.SquaredLog([-1], [1]));
        Assert.Throws<ArgumentException>("predicted", () => PointLosses.SquaredLog([1], [-2]));
        Assert.Throws<ArgumentOutOfRangeException>("level", () => PointLosses.Pinball([1], [1], 1));
    }
}
