using Analytics.Learning.Estimation;
using Analytics.Statistics.Estimation;

namespace Analytics.Learning.Tests.Estimation;

public sealed class FastTreeRegressionTests
{
    [Fact]
    public void Losses_that_depend_on_a_feature_are_estimated_where_it_has_shifted()
    {
        // The loss is 1 + x in the mean: over x in [0, 1] 1.5, over x in [0.5, 1] 1.75.
        var random = new Random(5);
        double[][] reference = [.. Enumerable.Range(0, 4_000).Select(_ => new[] { random.NextDouble(), random.NextDouble() })];
        double[] losses = [.. reference.Select(row => (1 + row[0]) * -Math.Log(1 - random.NextDouble()))];
        double[][] shifted = [.. Enumerable.Range(0, 2_000).Select(_ => new[] { 0.5 + (random.NextDouble() / 2), random.NextDouble() })];

        var estimator = DirectLossEstimation.Fit(reference, losses, FastTreeRegression.Learn);

        Assert.Equal(losses.Average(), estimator.Mean(reference), 0.08);
        Assert.Equal(1.75, estimator.Mean(shifted), 0.12);
    }

    [Fact]
    public void The_same_rows_give_the_same_model()
    {
        var random = new Random(6);
        double[][] rows = [.. Enumerable.Range(0, 500).Select(_ => new[] { random.NextDouble() })];
        double[] targets = [.. rows.Select(row => row[0])];

        var (first, second) = (FastTreeRegression.Learn(rows, targets), FastTreeRegression.Learn(rows, targets));

        Assert.Equal(first([0.3]), second([0.3]));
        Assert.Equal(0.3, first([0.3]), 0.1);
    }

    [Fact]
    public void Missing_numbers_are_refused() => Assert.Throws<ArgumentException>(() => FastTreeRegression.Learn([[double.NaN]], [1]));
}
