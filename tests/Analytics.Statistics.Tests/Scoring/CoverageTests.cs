using Analytics.Statistics.Inference;
using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Tests.Scoring;

/// <summary>How often 95 % intervals cover the known truth, over samples drawn with a fixed seed.</summary>
public sealed class CoverageTests
{
    private const int Samples = 2000;

    /// <summary>Four standard errors of a share of 95 % over the samples.</summary>
    private static readonly double MonteCarloError = 4 * Math.Sqrt(0.95 * 0.05 / Samples);

    [Theory]
    [InlineData(100, 100)]
    [InlineData(60, 300)]
    public void Area_under_the_ROC_curve(int positives, int negatives) => AssertCovers(0.7602499389065233, random => BinaryScoring.RocAuc(Rows.Scored(
        Enumerable.Range(0, positives + negatives).Select(row => Rows.Normal(random) + (row < positives ? 1 : 0)),
        Enumerable.Range(0, positives + negatives).Select(row => row < positives))));

    [Fact]
    public void Area_of_a_score_with_many_ties() => AssertCovers(0.66, random => BinaryScoring.RocAuc(Rows.Scored(
        Enumerable.Range(0, 200).Select(row => (double)(row < 100 ? Math.Max(random.Next(5), random.Next(5)) : random.Next(5))),
        Enumerable.Range(0, 200).Select(row => row < 100))));

    [Theory]
    [InlineData(50)]
    [InlineData(400)]
    public void F1_of_two_classes(int rows) => AssertCovers(2 * 0.2 / (2 * 0.2 + 0.05 + 0.1), random =>
    {
        var counts = Draw(random, rows, [0.2, 0.05, 0.65, 0.1]);
        return BinaryScoring.F1(new(counts[0], counts[1], counts[2], counts[3]));
    });

    [Fact]
    public void Macro_F1_of_three_classes()
    {
        double[] shares = [0.50, 0.05, 0.05, 0.05, 0.20, 0.03, 0.02, 0.02, 0.08];
        var truth = (2 * 0.5 / (0.6 + 0.57) + 2 * 0.2 / (0.28 + 0.27) + 2 * 0.08 / (0.12 + 0.16)) / 3;

        AssertCovers(truth, random => MulticlassScoring.F1Macro(
            [.. Draw(random, 300, shares).Select((count, cell) => new ConfusionCell($"c{cell / 3}", $"c{cell % 3}", count))]));
    }

    [Fact]
    public void Mean_of_a_small_normal_sample() => AssertCovers(3, random => MeanScoring.Mean(Sample(random, 5, () => 3 + Rows.Normal(random))));

    [Fact]
    public void Mean_absolute_error_of_normal_errors() => AssertCovers(Math.Sqrt(2 / Math.PI), random =>
        RegressionScoring.MeanAbsoluteError(Sample(random, 100, () => Math.Abs(Rows.Normal(random)))));

    [Fact]
    public void Root_mean_squared_error_of_normal_errors() => AssertCovers(1, random =>
        RegressionScoring.RootMeanSquaredError(Sample(random, 200, () => Math.Pow(Rows.Normal(random), 2))));

    [Theory]
    [InlineData(0.95)]
    [InlineData(0.3)]
    [InlineData(-0.5)]
    public void R_squared_where_errors_do_not_depend_on_the_truth(double truth) => AssertCovers(truth, random => RegressionScoring.RSquared(
        Sample(random, 200, () => Rows.Normal(random)),
        Sample(random, 200, () => (1 - truth) * Math.Pow(Rows.Normal(random), 2))));

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.3)]
    public void R_squared_of_a_calibrated_model_is_covered_at_least(double truth) => Assert.True(0.95 - MonteCarloError <= Coverage(truth, random =>
    {
        var rows = Enumerable.Range(0, 200).Select(_ => (Predicted: Math.Sqrt(truth) * Rows.Normal(random), Error: Math.Sqrt(1 - truth) * Rows.Normal(random))).ToArray();
        return RegressionScoring.RSquared(Moments.Of([.. rows.Select(row => row.Predicted + row.Error)]), Moments.Of([.. rows.Select(row => row.Error * row.Error)]));
    }));

    private static void AssertCovers(double truth, Func<Random, Estimate> sample) =>
        Assert.InRange(Coverage(truth, sample), 0.95 - MonteCarloError, 0.95 + MonteCarloError);

    private static double Coverage(double truth, Func<Random, Estimate> sample)
    {
        var random = new Random(20260101);
        return Enumerable.Range(0, Samples).Select(_ => sample(random)).Count(figure => new Interval(figure.Lower, figure.Upper).Contains(truth)) / (double)Samples;
    }

    private static Moments Sample(Random random, int count, Func<double> value) => Moments.Of([.. Enumerable.Range(0, count).Select(_ => value())]);

    private static long[] Draw(Random random, int count, double[] shares)
    {
        var counts = new long[shares.Length];
        for (var row = 0; row < count; row++)
        {
            var (cell, left) = (0, random.NextDouble() - shares[0]);
            while (left >= 0 && cell < shares.Length - 1) left -= shares[++cell];
            counts[cell]++;
        }

        return counts;
    }
}
