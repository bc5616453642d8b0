using Analytics.Statistics.Drift.Multivariate;
using CsCheck;

namespace Analytics.Statistics.Tests.Drift;

public sealed class RobustScaleTests
{
    private const double Quartiles = 1.3489795003921634;

    [Fact]
    public void By_hand()
    {
        // Median 3, quartiles 2 and 4; a thousand is cut.
        var scaled = RobustScale.Of([1000, 1, double.NaN, 3, 2, 4]);

        Assert.Equal([10, -2 * Quartiles / 2, double.NaN, 0, -Quartiles / 2, Quartiles / 2], scaled);
    }

    [Fact]
    public void A_constant_middle_half_is_scaled_by_the_standard_deviation()
    {
        // Nine 0 and one 10: variance 9.
        Assert.Equal([.. Enumerable.Repeat(0.0, 9), 10 / 3.0], RobustScale.Of([.. Enumerable.Repeat(0.0, 9), 10]));
    }

    [Fact]
    public void Edges()
    {
        Assert.Empty(RobustScale.Of([]));
        Assert.Equal([double.NaN], RobustScale.Of([double.NaN]));
        Assert.Equal([0.0, 0], RobustScale.Of([4, 4]));
        Assert.All(RobustScale.Of([double.MaxValue, double.MinValue, double.PositiveInfinity, 1e-300]), value => Assert.True(double.IsFinite(value)));
    }

    [Fact]
    public void Unit_and_origin_do_not_count() => Gen.Int[-20, 20].Select(value => (double)value).Array[1, 60].Sample(values =>
    {
        var (scaled, moved) = (RobustScale.Of(values), RobustScale.Of([.. values.Select(value => (8 * value) + 1024)]));

        Assert.All(scaled.Zip(moved), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
        Assert.All(scaled, value => Assert.InRange(value, -RobustScale.Farthest, RobustScale.Farthest));
    });
}
