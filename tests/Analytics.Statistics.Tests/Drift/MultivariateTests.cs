using Analytics.Statistics.Drift.Multivariate;
using Analytics.Statistics.Drift.TwoSample;
using CsCheck;

namespace Analytics.Statistics.Tests.Drift;

public sealed class MultivariateTests
{
    [Fact]
    public void Discrepancy_of_two_and_two_values_by_hand()
    {
        // Kernel of width 1: k(1) within each sample, between them k(2), k(3), k(1), k(2).
        double K(double distance) => Math.Exp(-distance * distance / 2);

        Assert.Equal(2 * K(1) - (2 * K(2) + K(3) + K(1)) / 2, MaximumMeanDiscrepancy.Squared([0, 1], [2, 3], 1, 1), 1e-12);
    }

    [Fact]
    public void Discrepancy_is_symmetric_and_the_test_reports_it() => Some.Samples.Sample((reference, current) =>
    {
        var squared = MaximumMeanDiscrepancy.Squared(reference, current, 1, 20);
        var test = MaximumMeanDiscrepancy.Test(reference, current, 1, 20, seed: 1, permutations: 19);

        Assert.Equal(squared, MaximumMeanDiscrepancy.Squared(current, reference, 1, 20), 1e-12);
        Assert.Equal(squared, test.Statistic, 1e-10);
        Assert.InRange(test.PValue, 1.0 / 20, 1);
    });

    [Fact]
    public void Discrepancy_sees_a_change_of_correlation_that_no_column_shows()
    {
        var (reference, current) = (Pairs(1, 250, 0.8), Pairs(2, 250, -0.8));
        var width = RbfBandwidth.Pooled(reference, current, 2);

        Assert.Equal(0.005, MaximumMeanDiscrepancy.Test(reference, current, 2, width, seed: 3).PValue, 1e-12);
        Assert.All([0, 1], column => Assert.True(KolmogorovSmirnov.Test(Column(reference, column), Column(current, column)).PValue > 0.05));
    }

    [Fact]
    public void Discrepancy_keeps_to_its_level()
    {
        var rate = Some.Rate(400, seed => MaximumMeanDiscrepancy.Test(Some.Normal(2 * seed, 60), Some.Normal(2 * seed + 1, 40), 2, 1, seed, 99).PValue <= 0.05);

        Assert.InRange(rate, 0.05 - Some.Slack(0.05, 400), 0.05 + Some.Slack(0.05, 400));
    }

    [Fact]
    public void Bandwidths_by_hand()
    {
        Assert.Equal(Math.Sqrt(4 / 2.0), RbfBandwidth.Pooled([0, 1], [3], 1), 1e-12);
        Assert.Equal(2.5 / Math.Sqrt(2), RbfBandwidth.Between([0, 1], [3], 1), 1e-12);
        // Squares 0, 0, 0, 1, 1, 4, 4, 9, 9 of the ordered pairs of 0, 1, 3.
        Assert.Equal(Math.Sqrt(1 / 2.0), RbfBandwidth.Reference([0, 1, 3], 1), 1e-12);
    }

    [Fact]
    public void Hotelling_of_one_column_is_the_square_of_t()
    {
        var (reference, current) = (Some.Normal(1, 30), Some.Normal(2, 20, 0.5));
        var (hotelling, student) = (HotellingTSquared.Test(reference, current, 1), StudentTest.Test(reference, current));

        Assert.Equal(student.Statistic * student.Statistic, hotelling.Statistic, 1e-9);
        Assert.Equal(student.PValue, hotelling.PValue, 1e-9);
        Assert.Equal(Math.Sqrt(hotelling.Statistic * 50 / 600), hotelling.Mahalanobis, 1e-9);
    }

    [Fact]
    public void Hotelling_keeps_its_value_under_linear_transforms()
    {
        var (reference, current) = (Pairs(1, 40, 0.5), Pairs(2, 30, 0.5));
        double[] Mixed(double[] rows) => [.. rows.Chunk(2).SelectMany(row => new[] { 3 * row[0] - row[1] + 7, 1000 * row[1] })];

        var (test, mixed) = (HotellingTSquared.Test(reference, current, 2), HotellingTSquared.Test(Mixed(reference), Mixed(current), 2));

        Assert.Equal(test.Statistic, mixed.Statistic, 1e-8);
        Assert.Equal(test.PValue, mixed.PValue, 1e-8);
    }

    [Fact]
    public void Hotelling_keeps_to_its_level()
    {
        var rate = Some.Rate(1500, seed => HotellingTSquared.Test(Pairs(2 * seed, 12, 0.6), Pairs(2 * seed + 1, 9, 0.6), 2).PValue <= 0.05);

        Assert.InRange(rate, 0.05 - Some.Slack(0.05, 1500), 0.05 + Some.Slack(0.05, 1500));
    }

    [Fact]
    public void Rows_on_the_line_of_the_reference_are_rebuilt_and_others_are_not()
    {
        double[] line = [.. Some.Normal(1, 200).SelectMany(value => new[] { value, 2 * value + 1, -value })];
        var components = PcaReconstruction.Fit(line, 3);

        Assert.Equal(1, Assert.Single(components.ExplainedShares), 1e-9);
        Assert.Equal(0, components.Measure(line).Mean, 1e-6);
        Assert.True(components.Measure([.. Some.Normal(2, 50).SelectMany(value => new[] { value, 2 * value + 1, value })]).Mean > 0.5);
    }

    [Fact]
    public void Reconstruction_sees_a_broken_correlation_and_its_interval_holds_the_mean()
    {
        var components = PcaReconstruction.Fit(Pairs(1, 500, 0.9), 2);
        var (before, after) = (components.Measure(Pairs(2, 200, 0.9)), components.Measure(Pairs(3, 200, 0)));
        var interval = components.Bootstrap(Pairs(3, 200, 0), seed: 4);

        Assert.True(after.Mean > before.Mean + 5 * after.StandardError);
        Assert.True(interval.Lower < after.Mean && after.Mean < interval.Upper);
        Assert.Equal(4 * after.StandardError, interval.Upper - interval.Lower, 0.4 * after.StandardError);
        Assert.Equal(interval, components.Bootstrap(Pairs(3, 200, 0), seed: 4));
    }

    [Fact]
    public void A_constant_column_is_left_out()
    {
        var components = PcaReconstruction.Fit([1, 5, 2, 5, 3, 5], 2);

        Assert.Equal(0, components.Measure([9, 5]).Mean, 1e-9);
        Assert.Equal(1, components.Measure([2, 6]).Mean, 1e-9);
    }

    [Theory]
    [InlineData(VectorDistance.Euclidean, 5)]
    [InlineData(VectorDistance.CityBlock, 7)]
    [InlineData(VectorDistance.Chebyshev, 4)]
    [InlineData(VectorDistance.Cosine, 0.04)]
    public void Distances_of_mean_rows_by_hand(VectorDistance kind, double expected) => Assert.Equal(
        expected, kind == VectorDistance.Cosine ? MeanVector.Distance([3, 4], [4, 3], 2, kind) : MeanVector.Distance([2, 4, 4, 4], [0, 0], 2, kind), 1e-12);

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("current", () => MaximumMeanDiscrepancy.Squared([1, 2], [1], 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("bandwidth", () => MaximumMeanDiscrepancy.Squared([1, 2], [1, 2], 1, 0));
        Assert.Throws<ArgumentException>("reference", () => HotellingTSquared.Test([1, 2, 3], [1, 2], 2));
        Assert.Throws<ArgumentException>("current", () => HotellingTSquared.Test([1, 1, 2, 2, 3, 3], [1, 1, 0, 0], 2));
        Assert.Throws<ArgumentOutOfRangeException>("columns", () => MeanVector.Distance([1], [1], 0));
        Assert.Throws<ArgumentException>("second", () => MeanVector.Distance([0], [1], 1, VectorDistance.Cosine));
        Assert.Throws<ArgumentOutOfRangeException>("share", () => PcaReconstruction.Fit([1, 2], 1, 1));
        Assert.Throws<ArgumentException>("reference", () => PcaReconstruction.Fit([1, 1], 1));
        Assert.Throws<ArgumentException>("current", () => DomainClassifier.Measure([[1], [2]], [[1]], (_, _, heldOut) => [0], 1, folds: 2));
        Assert.Throws<InvalidOperationException>(() => DomainClassifier.Measure([[1], [2]], [[1], [2]], (_, _, _) => [], 1, folds: 2));
    }

    private static double[] Pairs(int seed, int rows, double correlation)
    {
        var random = Some.Chance(seed);
        return
        [
            .. Enumerable.Range(0, rows).SelectMany(_ =>
            {
                var (x, y) = (Rows.Normal(random), Rows.Normal(random));
                return new[] { x, correlation * x + Math.Sqrt(1 - correlation * correlation) * y };
            }),
        ];
    }

    private static double[] Column(double[] rows, int column) => [.. rows.Chunk(2).Select(row => row[column])];
}
