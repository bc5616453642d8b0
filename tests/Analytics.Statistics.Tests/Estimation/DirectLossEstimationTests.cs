using Analytics.Statistics.Estimation;

namespace Analytics.Statistics.Tests.Estimation;

public sealed class DirectLossEstimationTests
{
    [Fact]
    public void The_estimate_follows_inputs_with_larger_errors()
    {
        var random = new Random(61);
        var (reference, current) = (Draw(5000, 1, random), Draw(5000, 3, random));

        var absolute = DirectLossEstimation.Fit(reference.Rows, [.. reference.Errors.Select(Math.Abs)], Bins);
        var squared = DirectLossEstimation.Fit(reference.Rows, [.. reference.Errors.Select(error => error * error)], Bins);

        var (mae, rmse) = (current.Errors.Average(Math.Abs), Math.Sqrt(current.Errors.Average(error => error * error)));
        Assert.Equal(mae, absolute.Mean(current.Rows), 0.1 * mae);
        Assert.Equal(rmse, squared.RootMean(current.Rows), 0.1 * rmse);
        Assert.True(absolute.Mean(current.Rows) > 1.5 * absolute.Mean(reference.Rows));
    }

    [Fact]
    public void Losses_predicted_below_zero_count_zero() => Assert.Equal(1, DirectLossEstimation.Mean([-4, 2, 1]), 1e-15);

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("rows", () => DirectLossEstimation.Fit([], [], Bins));
        Assert.Throws<ArgumentException>("losses", () => DirectLossEstimation.Fit([[1]], [1, 2], Bins));
        Assert.Throws<ArgumentException>("losses", () => DirectLossEstimation.Fit([[1]], [-1], Bins));
        Assert.Throws<ArgumentNullException>("learner", () => DirectLossEstimation.Fit([[1]], [1], null!));
        Assert.Throws<ArgumentException>("rows", () => DirectLossEstimation.Fit([[1]], [1], Bins).Mean(new List<double[]>()));
        Assert.Throws<ArgumentException>("rows", () => DirectLossEstimation.Fit([[1]], [1], (_, _) => _ => double.NaN).Mean(new List<double[]> { new double[] { 1 } }));
        Assert.Throws<ArgumentException>("predictedLosses", () => DirectLossEstimation.Mean([]));
    }

    /// <summary>A learner that predicts the mean target of the whole number that the feature falls in.</summary>
    private static RowScorer Bins(IReadOnlyList<double[]> rows, IReadOnlyList<double> targets)
    {
        var means = rows.Zip(targets).GroupBy(row => (int)row.First[0]).ToDictionary(group => group.Key, group => group.Average(row => row.Second));
        return row => means.GetValueOrDefault((int)row[0]);
    }

    /// <summary>Errors of a deviation of 1 + x, with x from 0 to 8, more of it high where the power is low.</summary>
    private static (List<double[]> Rows, double[] Errors) Draw(int rows, double power, Random random)
    {
        var inputs = Enumerable.Range(0, rows).Select(_ => 8 * Math.Pow(random.NextDouble(), 3 / power)).ToArray();
        return ([.. inputs.Select(input => new[] { input })], [.. inputs.Select(input => (1 + input) * Analytics.Statistics.Tests.Rows.Normal(random))]);
    }
}
