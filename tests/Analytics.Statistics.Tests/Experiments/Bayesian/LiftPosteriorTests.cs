using Analytics.Statistics.Experiments;
using Analytics.Statistics.Experiments.Bayesian;
using CsCheck;

namespace Analytics.Statistics.Tests.Experiments.Bayesian;

public sealed class LiftPosteriorTests
{
    private static readonly Gen<Effect> Effects =
        from value in Gen.Double[-3, 3]
        from variance in Gen.Double[0.01, 4]
        select new Effect(value, variance, double.PositiveInfinity, 100);

    [Fact]
    public void Precisions_add()
    {
        var belief = LiftPosterior.Of(new(1, 0.5, 10, 100), new(0, 1));

        Assert.Equal(2.0 / 3, belief.Mean, 1e-15);
        Assert.Equal(1.0 / 3, belief.Deviation * belief.Deviation, 1e-15);
    }

    [Fact]
    public void Without_a_prior_the_interval_is_that_of_the_z_test() => Effects.Sample(effect =>
    {
        var belief = LiftPosterior.Of(effect);
        var test = EffectTest.Run(effect);

        Assert.Equal(test.Interval.Lower, belief.Interval.Lower, 1e-12);
        Assert.Equal(test.PValue, 2 * Math.Min(belief.ChanceToWin, 1 - belief.ChanceToWin), 1e-12);
    });

    [Fact]
    public void The_losses_differ_by_the_mean_and_trade_places_with_the_direction() => Effects.Sample(effect =>
    {
        var belief = LiftPosterior.Of(effect, new(0.1, 0.5));
        var turned = LiftPosterior.Of(effect, new(0.1, 0.5), MetricDirection.LowerIsBetter);

        Assert.Equal(belief.Mean, belief.RiskOfControl - belief.RiskOfTreatment, 1e-12);
        Assert.True(belief.RiskOfTreatment >= 0);
        Assert.Equal(belief.RiskOfControl, turned.RiskOfTreatment, 1e-14);
        Assert.Equal(1, belief.ChanceToWin + turned.ChanceToWin, 1e-14);
    });

    [Fact]
    public void A_prior_pulls_towards_itself_and_never_widens() => Gen.Select(Effects, Gen.Double[-1, 1], Gen.Double[0.05, 5]).Sample((effect, mean, deviation) =>
    {
        var belief = LiftPosterior.Of(effect, new(mean, deviation));

        Assert.InRange(belief.Mean, Math.Min(mean, effect.Value) - 1e-12, Math.Max(mean, effect.Value) + 1e-12);
        Assert.True(belief.Deviation <= Math.Min(deviation, effect.StandardError));
    });

    /// <summary>φ(z) − z (1 − Φ(z)), by the continued fraction in 60 decimal digits.</summary>
    [Theory]
    [InlineData(6, 1.5635697959709668e-10)]
    [InlineData(10, 7.474560254589328e-25)]
    [InlineData(37, 1.5451991905122025e-301)]
    public void Tiny_losses_keep_their_digits(double mean, double expected) =>
        Assert.Equal(1, LiftPosterior.OfNormal(mean, 1).RiskOfTreatment / expected, 1e-12);

    [Fact]
    public void Intervals_cover_where_the_prior_is_true() => Simulation.AssertShare(0.95, 4000, random =>
    {
        var truth = 0.3 * Rows.Normal(random);
        return LiftPosterior.Of(new(truth + Rows.Normal(random) / 2, 0.25, 100, 100), new(0, 0.3)).Interval.Contains(truth);
    });

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("effect", () => LiftPosterior.Of(default));
        Assert.Throws<ArgumentOutOfRangeException>("Deviation", () => new LiftPrior(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("factor", () => new LiftPrior(0, 1).Times(-1));
        Assert.Throws<ArgumentOutOfRangeException>("deviation", () => LiftPosterior.OfNormal(0, double.NaN));
    }
}
