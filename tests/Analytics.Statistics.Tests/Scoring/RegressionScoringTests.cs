using Analytics.Statistics.Inference;
using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Scoring;

public sealed class RegressionScoringTests
{
    private static readonly double Quantile = 0.95 * Math.Sqrt(2 / (1 - 0.95 * 0.95));
    private static readonly Gen<(double Truth, double Predicted)[]> Predictions = Gen.Select(Gen.Double[-50, 50], Gen.Double[-50, 50]).Array[2, 40];

    [Fact]
    public void Mean_absolute_error_by_hand()
    {
        var error = RegressionScoring.MeanAbsoluteError(Moments.Of([4, 5, 6]));

        Assert.Equal((5, 3), (error.Value, error.Count));
        Assert.Equal(5 - Quantile / Math.Sqrt(3), error.Lower, 1e-12);
        Assert.Equal(5 + Quantile / Math.Sqrt(3), error.Upper, 1e-12);
    }

    [Fact]
    public void Mean_absolute_error_is_not_bounded_below_zero() =>
        Assert.Equal(0, RegressionScoring.MeanAbsoluteError(Moments.Of([0, 0, 3])).Lower);

    [Fact]
    public void Root_mean_squared_error_by_hand()
    {
        var error = RegressionScoring.RootMeanSquaredError(Moments.Of([3, 4, 5]));

        var factor = Math.Exp(Quantile / Math.Sqrt(3) / 4 / 2);
        Assert.Equal((2, 3), (error.Value, error.Count));
        Assert.Equal(2 / factor, error.Lower, 1e-12);
        Assert.Equal(2 * factor, error.Upper, 1e-12);
    }

    [Fact]
    public void R_squared_by_hand()
    {
        var score = RegressionScoring.RSquared(Moments.Of([1, 2, 3]), Moments.Of([0.25, 0.25, 0.25]));

        var factor = Math.Exp(Quantile * Math.Sqrt(2.0 / 2));
        Assert.Equal((1 - 0.75 / 2, 3), (score.Value, score.Count));
        Assert.Equal(1 - 0.375 * factor, score.Lower, 1e-12);
        Assert.Equal(1 - 0.375 / factor, score.Upper, 1e-12);
    }

    /// <summary>The examples of scikit-learn's documentation of mean_absolute_error, root_mean_squared_error and r2_score.</summary>
    [Fact]
    public void Figures_agree_with_the_examples_of_scikit_learn()
    {
        double[] truth = [3, -0.5, 2, 7];
        double[] predicted = [2.5, 0.0, 2, 8];

        var (absolute, squared) = Errors([.. truth.Zip(predicted)]);

        Assert.Equal(0.5, RegressionScoring.MeanAbsoluteError(absolute).Value, 1e-15);
        Assert.Equal(Math.Sqrt(0.375), RegressionScoring.RootMeanSquaredError(squared).Value, 1e-15);
        Assert.Equal(0.9486081370449679, RegressionScoring.RSquared(Moments.Of(truth), squared).Value, 1e-15);
    }

    [Fact]
    public void Always_predicting_the_mean_scores_zero_and_worse_is_negative()
    {
        var truth = Moments.Of([1, 2, 3, 4]);

        Assert.Equal(0, RegressionScoring.RSquared(truth, Moments.Of([2.25, 0.25, 0.25, 2.25])).Value);
        Assert.Equal(-3, RegressionScoring.RSquared(truth, Moments.Of([9, 1, 1, 9])).Value);
    }

    [Fact]
    public void Perfect_predictions_score_one()
    {
        var (truth, none) = (Moments.Of([1, 2, 3]), Moments.Of([0, 0, 0]));

        Assert.Equal(new Estimate(1, 1, 1, 3), RegressionScoring.RSquared(truth, none));
        Assert.Equal(new Estimate(0, 0, 0, 3), RegressionScoring.RootMeanSquaredError(none));
        Assert.Equal(new Estimate(0, 0, 0, 3), RegressionScoring.MeanAbsoluteError(none));
    }

    [Fact]
    public void Figures_scale_with_the_unit_and_contain_their_value() => Gen.Select(Predictions, Gen.Double[0.1, 10]).Sample((rows, unit) =>
    {
        var (absolute, squared) = Errors(rows);
        var (scaledAbsolute, scaledSquared) = Errors([.. rows.Select(row => (row.Truth * unit, row.Predicted * unit))]);

        AssertScaled(RegressionScoring.MeanAbsoluteError(absolute), RegressionScoring.MeanAbsoluteError(scaledAbsolute), unit);
        AssertScaled(RegressionScoring.RootMeanSquaredError(squared), RegressionScoring.RootMeanSquaredError(scaledSquared), unit);
        var truth = Moments.Of([.. rows.Select(row => row.Truth)]);
        if (truth.Variance < 1) return;
        var scaledTruth = Moments.Of([.. rows.Select(row => row.Truth * unit)]);
        AssertScaled(RegressionScoring.RSquared(truth, squared), RegressionScoring.RSquared(scaledTruth, scaledSquared), 1);
    });

    [Fact]
    public void Finite_errors_never_give_NaN() => Gen.Double[0, double.MaxValue].Array[2, 9].Sample(errors =>
        Assert.All([RegressionScoring.MeanAbsoluteError(Moments.Of(errors)), RegressionScoring.RootMeanSquaredError(Moments.Of(errors))], figure =>
            Assert.True(figure.Lower <= figure.Value && figure.Value <= figure.Upper)));

    [Fact]
    public void Bad_input_is_named()
    {
        var truth = Moments.Of([1, 2]);
        var errors = Moments.Of([1, 1]);

        Assert.Throws<ArgumentNullException>("absoluteErrors", () => RegressionScoring.MeanAbsoluteError(null!));
        Assert.Throws<ArgumentException>("absoluteErrors", () => RegressionScoring.MeanAbsoluteError(Moments.Of([1])));
        Assert.Throws<ArgumentException>("absoluteErrors", () => RegressionScoring.MeanAbsoluteError(Moments.Of([-1, 1])));
        Assert.Throws<ArgumentException>("squaredErrors", () => RegressionScoring.RootMeanSquaredError(Moments.Empty));
        Assert.Throws<ArgumentException>("squaredErrors", () => RegressionScoring.RootMeanSquaredError(Moments.Of([-1, 1])));
        Assert.Throws<ArgumentNullException>("truth", () => RegressionScoring.RSquared(null!, errors));
        Assert.Throws<ArgumentException>("truth", () => RegressionScoring.RSquared(Moments.Of([2, 2]), errors));
        Assert.Throws<ArgumentException>("squaredErrors", () => RegressionScoring.RSquared(truth, Moments.Of([1, 1, 1])));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => RegressionScoring.RSquared(truth, errors, 1));
    }

    private static (Moments Absolute, Moments Squared) Errors((double Truth, double Predicted)[] rows) =>
        (Moments.Of([.. rows.Select(row => Math.Abs(row.Truth - row.Predicted))]), Moments.Of([.. rows.Select(row => Math.Pow(row.Truth - row.Predicted, 2))]));

    private static void AssertScaled(Estimate plain, Estimate scaled, double unit)
    {
        Assert.True(new Interval(plain.Lower, plain.Upper).Contains(plain.Value));
        AssertNear(plain.Value * unit, scaled.Value);
        AssertNear(plain.Lower * unit, scaled.Lower);
        AssertNear(plain.Upper * unit, scaled.Upper);

        static void AssertNear(double expected, double actual) => Assert.True(Math.Abs(expected - actual) <= 1e-8 * (1 + Math.Abs(expected)));
    }
}
