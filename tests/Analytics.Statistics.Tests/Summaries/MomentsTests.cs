using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Summaries;

public sealed class MomentsTests
{
    [Fact]
    public void Moments_of_four_values_by_hand()
    {
        var moments = Moments.Of([2, 4, 4, 6]);

        Assert.Equal(new Moments(4, 4, 8, 2, 6), moments);
        Assert.Equal((16, 8.0 / 3, Math.Sqrt(8.0 / 12)), (moments.Sum, moments.Variance, moments.StandardError));
    }

    [Fact]
    public void Merged_parts_give_the_whole() =>
        Gen.Select(Gen.Double[-1000, 1000].Array[0, 40], Gen.Double[-1000, 1000].Array[0, 40]).Sample((left, right) =>
        {
            var merged = Moments.Of(left).Merge(Moments.Of(right));
            var whole = Moments.Of([.. left, .. right]);

            Assert.Equal((whole.Count, whole.Min, whole.Max), (merged.Count, merged.Min, merged.Max));
            Assert.Equal(whole.Mean, merged.Mean, 1e-10);
            Assert.Equal(whole.M2, merged.M2, 1e-6);
        });

    [Fact]
    public void A_large_offset_costs_no_digits_of_the_variance()
    {
        var moments = Moments.Of([1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16]);

        Assert.Equal((1e9 + 10, 30), (moments.Mean, moments.Variance));
    }

    [Fact]
    public void Equal_values_have_no_variance() => Gen.Select(Gen.Double.Where(double.IsFinite), Gen.Int[1, 100]).Sample((value, count) =>
    {
        var moments = Moments.Of([.. Enumerable.Repeat(value, count)]);

        Assert.Equal(new Moments(count, value, 0, value, value), moments);
    });

    [Fact]
    public void Finite_values_never_give_NaN() =>
        Gen.Select(Gen.Double.Where(double.IsFinite).Array[1, 9], Gen.Double.Where(double.IsFinite).Array[1, 9]).Sample((left, right) =>
        {
            var moments = Moments.Of(left).Merge(Moments.Of(right));

            Assert.True(double.IsFinite(moments.Mean));
            Assert.False(double.IsNaN(moments.M2) || double.IsNaN(moments.Variance) || double.IsNaN(moments.StandardError));
        });

    [Fact]
    public void Opposite_extremes_merge_to_their_middle()
    {
        var moments = Moments.Of([double.MaxValue]).Merge(Moments.Of([-double.MaxValue]));

        Assert.Equal(new Moments(2, 0, double.PositiveInfinity, -double.MaxValue, double.MaxValue), moments);
    }

    [Fact]
    public void Nothing_gives_the_empty_moments() => Assert.Equal(Moments.Empty, Moments.Of([]));

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("values", () => Moments.Of([1, double.NaN]));
        Assert.Throws<ArgumentException>("values", () => Moments.Of([double.PositiveInfinity]));
        Assert.Throws<ArgumentNullException>("other", () => Moments.Empty.Merge(null!));
        Assert.Throws<ArgumentOutOfRangeException>("Count", () => new Moments(-1, 0, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("Mean", () => new Moments(1, double.NaN, 0, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("M2", () => new Moments(1, 0, double.NaN, 0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("M2", () => new Moments(1, 0, -1, 0, 0));
    }
}
