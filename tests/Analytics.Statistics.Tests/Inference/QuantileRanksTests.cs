using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Tests.Inference;

public sealed class QuantileRanksTests
{
    /// <summary>Ranks of the 95 % interval of a median, as printed in tables (Conover 1999, table A3; Altman et al. 2000, "Statistics with confidence", table 18.4).</summary>
    [Theory]
    [InlineData(6, 1, 6)]
    [InlineData(10, 2, 9)]
    [InlineData(15, 4, 12)]
    [InlineData(20, 6, 15)]
    [InlineData(30, 10, 21)]
    [InlineData(50, 18, 33)]
    [InlineData(100, 40, 61)]
    public void Ranks_of_a_median_are_those_of_the_tables(long count, long lower, long upper) => Assert.Equal((lower, upper), QuantileRanks.Of(count, 0.5));

    [Fact]
    public void A_sample_too_small_has_none() => Assert.Equal((null, null), (QuantileRanks.Of(5, 0.5), QuantileRanks.Of(300, 0.99)));

    /// <summary>368 is the least n with 1 − 0.99ⁿ ≥ 0.975.</summary>
    [Fact]
    public void The_largest_value_bounds_a_high_quantile_from_the_least_sample_that_can() =>
        Assert.Equal((null, 368L), (QuantileRanks.Of(367, 0.99), QuantileRanks.Of(368, 0.99)!.Value.Upper));

    [Fact]
    public void Of_millions_they_are_near_the_normal_approximation()
    {
        var (lower, upper) = QuantileRanks.Of(4_000_000, 0.95)!.Value;

        var spread = 1.959964 * Math.Sqrt(4e6 * 0.95 * 0.05);
        Assert.Equal(3.8e6 - spread, lower, 2.0);
        Assert.Equal(3.8e6 + spread, upper, 2.0);
    }

    [Fact]
    public void Intervals_cover_as_often_as_they_say()
    {
        var random = new Random(7);
        var covered = Enumerable.Range(0, 2_000).Count(_ =>
        {
            var values = Enumerable.Range(0, 60).Select(_ => random.NextDouble()).Order().ToArray();
            var (lower, upper) = QuantileRanks.Of(values.Length, 0.9, 0.9)!.Value;
            return values[lower - 1] <= 0.9 && values[upper - 1] >= 0.9;
        });

        Assert.InRange(covered, 1_780, 1_960);
    }

    [Theory]
    [InlineData(0, 0.5, 0.95)]
    [InlineData(10, 0, 0.95)]
    [InlineData(10, 0.5, 1)]
    public void Arguments_out_of_their_range_are_refused(long count, double probability, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => QuantileRanks.Of(count, probability, confidence));
}
