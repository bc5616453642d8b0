using Analytics.Statistics.Experiments;
using Analytics.Statistics.Experiments.Bandits;
using Analytics.Statistics.Experiments.Bayesian;
using Analytics.Statistics.Experiments.Sequential;
using Analytics.Statistics.Inference;
using CsCheck;

namespace Analytics.Statistics.Tests.Experiments;

/// <summary>Finite input gives no NaN, however far out it lies.</summary>
public sealed class ExtremeInputTests
{
    private static readonly Gen<double> Magnitudes = Gen.Double[-100, 100].Select(power => Math.Pow(10, power));

    private static readonly Gen<double> Scales = Gen.Double[-6, 6].Select(power => Math.Pow(10, power));

    private static readonly Gen<Effect> EffectGen =
        from value in Magnitudes
        from sign in Gen.Bool
        from variance in Magnitudes
        from degrees in Gen.Double[1, 1e12]
        from units in Gen.Long[2, 1_000_000_000_000]
        select new Effect(sign ? value : -value, variance, degrees, units);

    [Fact]
    public void Effects_far_out_have_numbers() => EffectGen.Sample(effect =>
    {
        foreach (var side in Enum.GetValues<Alternative>()) AssertNumbers(EffectTest.Run(effect, side).PValue, EffectTest.Run(effect, side).Interval);
        var belief = LiftPosterior.Of(effect, new(0, 1));

        AssertNumbers(ConfidenceSequence.TwoSided(effect).PValue, ConfidenceSequence.TwoSided(effect).Interval);
        AssertNumbers(ConfidenceSequence.OneSided(effect, Alternative.Greater).PValue, ConfidenceSequence.OneSided(effect, Alternative.Greater).Interval);
        AssertNumbers(GeneralisedVariance.Run(effect).PValue, GeneralisedVariance.Run(effect).Interval);
        AssertNumbers(belief.ChanceToWin, belief.Interval);
        Assert.False(double.IsNaN(belief.RiskOfControl) || double.IsNaN(belief.RiskOfTreatment));
    });

    [Fact]
    public void Counts_far_out_have_numbers() => Gen.Select(Gen.Long[1, 1_000_000_000_000], Gen.Long[1, 1_000_000_000_000], Gen.Double[0, 1], Gen.Double[0, 1]).Sample(
        (controls, treatments, control, treatment) =>
        {
            var (c, t) = (new SuccessCount((long)(controls * Math.Pow(control, 20)), controls), new SuccessCount((long)(treatments * treatment), treatments));

            AssertNumbers(0, ProportionDifference.MiettinenNurminen(c, t));
            AssertNumbers(0, ProportionDifference.Newcombe(c, t));
            if (c.Successes + t.Successes > 0) AssertNumbers(0, ProportionRatio.Score(c, t));
            AssertNumbers(ProportionDifference.Score(c, t, 0.1).PValue, ProportionDifference.AgrestiCaffo(c, t));
            AssertNumbers(BinomialTest.PValue(c.Successes, c.Trials), ProportionRatio.LogAdjusted(c, t));
        },
        iter: 30);

    [Fact]
    public void Beliefs_far_out_have_numbers() => Gen.Select(Scales, Scales, Scales, Scales).Sample(
        (a, b, c, d) =>
        {
            var comparison = BetaComparison.Of(new(0.5 + a, 0.5 + b), new(0.5 + c, 0.5 + d));
            var best = BestArm.Probabilities([new(a, b), new(c, d), new(-a, 1)]);

            AssertNumbers(comparison.ChanceToWin, new(comparison.LossOfControl, comparison.LossOfTreatment));
            Assert.All(best, share => Assert.InRange(share, 0, 1));
        },
        iter: 40);

    private static void AssertNumbers(double probability, Interval interval)
    {
        Assert.InRange(probability, 0, 1);
        Assert.False(double.IsNaN(interval.Lower) || double.IsNaN(interval.Upper));
    }
}
