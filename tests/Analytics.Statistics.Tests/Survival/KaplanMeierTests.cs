using Analytics.Statistics.Survival;

namespace Analytics.Statistics.Tests.Survival;

/// <summary>Weeks of remission of the 21 leukaemia patients with 6-MP: Freireich et al. 1963, Blood 21, 699-716; the curve as printed in Kleinbaum &amp; Klein, "Survival analysis", table 2.</summary>
public sealed class KaplanMeierTests
{
    private static readonly (double Time, long Lost, long Censored)[] Remission =
    [
        (6, 3, 1), (7, 1, 0), (9, 0, 1), (10, 1, 1), (11, 0, 1), (13, 1, 0), (16, 1, 0), (17, 0, 1), (19, 0, 1), (20, 0, 1), (22, 1, 0), (23, 1, 0), (25, 0, 1), (32, 0, 2), (34, 0, 1), (35, 0, 1),
    ];

    [Fact]
    public void The_published_curve_comes_out()
    {
        var curve = KaplanMeier.Estimate(Remission);

        Assert.Equal([6, 7, 10, 13, 16, 22, 23], curve.Select(step => step.Time));
        Assert.Equal([21, 17, 15, 12, 11, 7, 6], curve.Select(step => step.AtRisk));
        double[] survival = [0.8571, 0.8067, 0.7529, 0.6902, 0.6275, 0.5378, 0.4482];
        double[] errors = [0.0764, 0.0869, 0.0963, 0.1068, 0.1141, 0.1282, 0.1346];
        Assert.All(curve.Zip(survival), pair => Assert.Equal(pair.Second, pair.First.Survival, 4));
        Assert.All(curve.Zip(errors), pair => Assert.Equal(pair.Second, pair.First.StandardError, 4));
    }

    [Fact]
    public void The_interval_is_the_one_of_the_double_logarithm()
    {
        var step = KaplanMeier.Estimate(Remission)[0];

        // S = 6/7, sum of Greenwood = 3 / (21 * 18).
        var width = 1.959963984540054 * Math.Sqrt(3.0 / (21 * 18)) / Math.Log(6.0 / 7);
        Assert.Equal(Math.Pow(6.0 / 7, Math.Exp(-width)), step.Lower, 12);
        Assert.Equal(Math.Pow(6.0 / 7, Math.Exp(width)), step.Upper, 12);
        Assert.True(0 < step.Lower && step.Lower < step.Survival && step.Survival < step.Upper && step.Upper < 1);
    }

    [Fact]
    public void Where_nobody_is_left_the_curve_ends_at_nothing()
    {
        var curve = KaplanMeier.Estimate([(1, 2, 0), (2, 2, 0)]);

        Assert.Equal((0, 0, 0, 0), (curve[1].Survival, curve[1].StandardError, curve[1].Lower, curve[1].Upper));
        Assert.Empty(KaplanMeier.Estimate([(1, 0, 5)]));
    }

    [Theory]
    [InlineData(2, 1, 1, 1)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(1, -1, 2, 1)]
    [InlineData(1, 1, double.NaN, 1)]
    public void Nonsense_is_refused(double first, long lost, double second, long other) =>
        Assert.Throws<ArgumentException>(() => KaplanMeier.Estimate([(first, lost, 0), (second, other, 0)]));
}
