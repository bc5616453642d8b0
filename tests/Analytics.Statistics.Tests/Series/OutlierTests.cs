using Analytics.Statistics.Series;
using CsCheck;

namespace Analytics.Statistics.Tests.Series;

public sealed class OutlierTests
{
    /// <summary>Rosner 1983, table 4 (vitamin E); statistics and critical values as the NIST/SEMATECH handbook gives them, section 1.3.5.17.3.</summary>
    private static readonly double[] Rosner =
    [
        -0.25, 0.68, 0.94, 1.15, 1.20, 1.26, 1.26, 1.34, 1.38, 1.43, 1.49, 1.49, 1.55, 1.56, 1.58, 1.65, 1.69, 1.70, 1.76, 1.77, 1.81, 1.91, 1.94, 1.96, 1.99, 2.06, 2.09,
        2.10, 2.14, 2.15, 2.23, 2.24, 2.26, 2.35, 2.37, 2.40, 2.47, 2.54, 2.62, 2.64, 2.90, 2.92, 2.92, 2.93, 3.21, 3.26, 3.30, 3.59, 3.68, 4.30, 4.64, 5.34, 5.42, 6.01,
    ];

    [Fact]
    public void The_example_of_Rosner_has_three_outliers()
    {
        double[] statistics = [3.118, 2.942, 3.179, 2.810, 2.815, 2.848, 2.279, 2.310, 2.101, 2.067];
        double[] critical = [3.158, 3.151, 3.143, 3.136, 3.128, 3.120, 3.111, 3.103, 3.094, 3.085];

        var result = GeneralisedEsd.Test(Rosner, new() { LargestShare = 10.5 / 54 });

        Assert.Equal([53, 52, 51], result.Outliers);
        Assert.All(statistics.Zip(critical, result.Steps), each =>
        {
            Assert.Equal(each.First, each.Third.Statistic, 1e-3);
            Assert.Equal(each.Second, each.Third.Critical, 1e-3);
        });
    }

    [Fact]
    public void Normal_samples_show_an_outlier_as_often_as_stated()
    {
        const int Samples = 2_000;
        var random = new Random(20261124);

        var flagged = Enumerable.Range(0, Samples).Count(_ => GeneralisedEsd.Test(Signals.Normal(random, 50)).Outliers.Count > 0);

        var error = Math.Sqrt(0.05 * 0.95 / Samples);
        Assert.InRange((double)flagged / Samples, 0.05 - 4 * error, 0.05 + 4 * error);
    }

    [Fact]
    public void Scores_by_hand_and_where_most_values_are_equal()
    {
        // Median 3, distances 2 1 0 1 97: MAD 1.
        Assert.Equal([-2 / 1.482602218505602, -1 / 1.482602218505602, 0, 1 / 1.482602218505602, 97 / 1.482602218505602], RobustScore.Of([1, 2, 3, 4, 100]));
        Assert.Equal([0, 0, 0, 4 / Math.Sqrt(Math.PI / 2)], RobustScore.Of([7, 7, 7, 8]));
        Assert.Equal([0, 0, 0], RobustScore.Of([5, 5, 5]));
    }

    [Fact]
    public void Scores_and_outliers_keep_under_a_change_of_unit() =>
        Gen.Int[-1_000, 1_000].Select(value => value / 10.0).Array[5, 60].Select(Gen.Double[0.1, 50], Gen.Double[-1e3, 1e3]).Sample((values, factor, shift) =>
        {
            double[] other = [.. values.Select(value => factor * value + shift)];

            Assert.All(RobustScore.Of(values).Zip(RobustScore.Of(other)), pair => Assert.Equal(pair.First, pair.Second, 1e-6 * Math.Max(1, Math.Abs(pair.First))));
            Assert.Equal(GeneralisedEsd.Test(values).Steps.Count, GeneralisedEsd.Test(other).Steps.Count);
        });

    [Fact]
    public void A_season_hides_no_outlier_and_is_none()
    {
        var random = new Random(7);
        var noise = Signals.Normal(random, 14 * 24);
        double[] series = [.. noise.Select((value, at) => 50 + 20 * Math.Sin(2 * Math.PI * at / 24) + value)];
        series[100] += 12;
        series[203] -= 15;

        var outliers = SeasonalHybridEsd.Test(series, 24, new() { Alpha = 0.001 }).Outliers;

        Assert.Equal([100, 203], outliers.Order());
        Assert.Empty(GeneralisedEsd.Test(series).Outliers);
    }

    [Fact]
    public void Many_equal_outliers_do_not_hide_one_another_from_the_robust_scale()
    {
        var random = new Random(3);
        double[] series = [.. Signals.Normal(random, 100)];
        for (var at = 0; at < 20; at++) series[5 * at] += 30;

        var robust = GeneralisedEsd.Test(series, new() { Robust = true, LargestShare = 0.3, Alpha = 0.01 });

        Assert.Equal(Enumerable.Range(0, 20).Select(at => 5 * at), robust.Outliers.Order());
    }

    [Fact]
    public void Bad_input_is_refused_by_name()
    {
        Assert.Throws<ArgumentException>("series", () => RobustScore.Of([]));
        Assert.Throws<ArgumentException>("series", () => RobustScore.Of([1, double.NaN]));
        Assert.Throws<ArgumentException>("series", () => GeneralisedEsd.Test([1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>("options", () => GeneralisedEsd.Test([1, 2, 3], new() { Alpha = 0 }));
        Assert.Throws<ArgumentOutOfRangeException>("options", () => GeneralisedEsd.Test([1, 2, 3], new() { LargestShare = 0.5 }));
        Assert.Throws<ArgumentOutOfRangeException>("period", () => SeasonalHybridEsd.Test([1, 2, 3], 1));
        Assert.Empty(GeneralisedEsd.Test([4, 4, 4, 4]).Steps);
    }
}
