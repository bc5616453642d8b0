using Analytics.Statistics.Experiments;
using Analytics.Statistics.Experiments.Power;
using Analytics.Statistics.Experiments.Sequential;
using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Experiments.Power;

public sealed class PowerTests
{
    [Fact]
    public void Without_an_effect_the_power_is_the_error() => Gen.Select(Gen.Double[0.001, 0.5], Gen.Enum<Alternative>()).Sample((error, side) =>
    {
        Assert.Equal(error, EffectPower.Of(0, 1, error, side), 1e-12);
        Assert.Equal(error, StudentPower.Power(0, 10, 1.5, error, side), 1e-11);
        Assert.Equal(error, StudentPower.Power(0, 1.5, 1, error, side), 1e-10);
        Assert.Equal(error, StudentPower.Power(0, 1e12, 1, error, side), 1e-10);
    });

    /// <summary>R 4, power.t.test(delta = 0.5, power = 0.8, strict = TRUE): 63.76561 units an arm; G*Power 3.1: 64 have a power of 0.8014596.</summary>
    [Fact]
    public void Small_experiments_agree_with_published_sizes()
    {
        Assert.Equal(63.76561, StudentPower.SampleSize(0.5), 5e-6);
        Assert.Equal(0.8014596, StudentPower.Power(0.5, 64), 1e-7);
    }

    [Fact]
    public void Sizes_and_effects_invert_the_power() => Gen.Select(Gen.Double[0.05, 2], Gen.Double[0.3, 0.99], Gen.Double[0.5, 3], Gen.Bool).Sample(
        (effect, power, ratio, oneSided) =>
        {
            var side = oneSided ? Alternative.Greater : Alternative.TwoSided;
            var units = StudentPower.SampleSize(effect, power, ratio, 0.05, side);
            if (units * (1 + ratio) > 3.1)
            {
                Assert.Equal(power, StudentPower.Power(effect, units, ratio, 0.05, side), 1e-9);
                Assert.Equal(effect, StudentPower.MinimumEffect(units, power, ratio, 0.05, side), 1e-8);
            }

            Assert.Equal(power, ProportionPower.ArcsinePower(effect, ProportionPower.ArcsineSampleSize(effect, power, ratio, 0.05, side), ratio, 0.05, side), 1e-9);
        },
        iter: 40);

    [Fact]
    public void Power_is_the_share_of_rejections() => Simulation.AssertShare(StudentPower.Power(0.8, 15, 2), 4000, random =>
    {
        Arm Of(int count, double mean) => Arm.OfMean(Moments.Of(Simulation.Values(random, count, each => mean + Rows.Normal(each))));
        var (first, second) = (Of(15, 0), Of(30, 0.8));
        var pooled = (14 * first.Variance + 29 * second.Variance) / 43;
        return EffectTest.Run(new(second.Mean - first.Mean, pooled * (1.0 / 15 + 1.0 / 30), 43, 45)).PValue <= 0.05;
    });

    [Fact]
    public void Power_of_proportions_is_the_share_of_rejections() => Simulation.AssertShare(ProportionPower.Power(0.3, 0.4, 300), 3000, random =>
    {
        SuccessCount Of(double probability) => new(Enumerable.Range(0, 300).Count(_ => random.NextDouble() < probability), 300);
        return ProportionDifference.PooledTest(Of(0.3), Of(0.4)).PValue <= 0.05;
    });

    [Fact]
    public void Units_of_means_give_the_power_back()
    {
        var units = MeanPower.SampleSize(0.5, 4, 9, 0.9, 0.05, Alternative.Greater, ratio: 2);

        Assert.Equal(0.9, EffectPower.Of(0.5, Math.Sqrt(4 / (2 * units) + 9 / units), 0.05, Alternative.Greater), 1e-12);
        Assert.Equal(0.5, MeanPower.MinimumEffect(new((long)Math.Round(2 * units), 1, 4), new((long)Math.Round(units), 1, 9), 0.9, 0.05, Alternative.Greater), 2e-3);
    }

    [Fact]
    public void A_history_shrinks_and_looking_all_the_time_grows_an_experiment()
    {
        var plain = MeanPower.SampleSize(0.1, 1, 1);

        Assert.Equal(0.36 * plain, MeanPower.SampleSize(0.1, 0.36, 0.36), 1e-9);
        Assert.True(MeanPower.SampleSize(0.1, 1, 1, inflation: ConfidenceSequence.Inflation(2 * plain, 0.95, 2 * plain)) > 1.5 * plain);
    }

    [Fact]
    public void Duration_counts_whole_days() => Assert.Equal(11, MeanPower.DurationDays(1001, 400, trafficShare: 0.5));

    [Fact]
    public void Smallest_relative_effect_has_the_power() => Gen.Select(Gen.Double[1, 100], Gen.Double[0.1, 100], Gen.Double[1000, 1e6], Gen.Double[0.5, 0.95]).Sample((mean, variance, units, power) =>
    {
        var effect = RelativePower.MinimumEffect(mean, variance, units, power);

        if (effect is not { } found) return;
        Assert.Equal(power, RelativePower.Power(mean, variance, found, units), 1e-4);
        Assert.Equal(units, RelativePower.SampleSize(mean, variance, found, power), 1e-6 * units);
    });

    [Fact]
    public void Too_few_units_find_no_relative_effect_at_all() => Assert.Null(RelativePower.MinimumEffect(1, 100, 100));

    [Fact]
    public void An_experiment_that_has_its_power_needs_no_more_units()
    {
        var enough = MidExperimentPower.Of(new(0, 0.0001, 100, 10_000), 0.05);
        var tiny = MidExperimentPower.Of(new(0, 1, 100, 10_000), 1e-6);

        Assert.Equal(0, enough.AdditionalUnits);
        Assert.True(enough.Power > 0.99);
        Assert.Null(tiny.ScalingFactor);
    }

    [Fact]
    public void More_units_reach_the_power() => Gen.Select(Gen.Double[0.01, 0.1], Gen.Int[1, 4], Gen.Bool).Sample((target, tests, sequential) =>
    {
        var effect = new Effect(0.3, 0.01, 1000, 2000);
        double? tuned = sequential ? 5000 : null;

        var more = MidExperimentPower.Of(effect, target, tests: tests, tunedUnits: tuned);
        var grown = effect with { Variance = effect.Variance / (1 + more.ScalingFactor!.Value), Units = (long)(2000 * (1 + more.ScalingFactor.Value)) };

        Assert.Equal(0.8, MidExperimentPower.Of(grown, target, tests: tests, tunedUnits: tuned).Power, 1e-3);
    });

    [Fact]
    public void Cohens_h_of_extremes_is_pi() => Assert.Equal(Math.PI, ProportionPower.CohenH(0, 1), 1e-15);

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("standardError", () => EffectPower.Of(1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("power", () => EffectPower.StandardisedEffect(1));
        Assert.Throws<ArgumentOutOfRangeException>("effect", () => MeanPower.SampleSize(0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("treatmentVariance", () => MeanPower.SampleSize(1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("trafficShare", () => MeanPower.DurationDays(1, 1, 2));
        Assert.Throws<ArgumentOutOfRangeException>("mean", () => RelativePower.Power(0, 1, 1, 10));
        Assert.Throws<ArgumentOutOfRangeException>("unitsPerArm", () => RelativePower.Power(1, 1, 1, 0));
        Assert.Throws<ArgumentOutOfRangeException>("treatment", () => ProportionPower.SampleSize(0.1, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>("control", () => ProportionPower.Power(0, 0.1, 10));
        Assert.Throws<ArgumentOutOfRangeException>("effect", () => StudentPower.SampleSize(-1, alternative: Alternative.Greater));
        Assert.Throws<ArgumentOutOfRangeException>("power", () => StudentPower.SampleSize(1, 0.04));
        Assert.Throws<ArgumentOutOfRangeException>("units", () => StudentPower.Power(1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("target", () => MidExperimentPower.Of(new(0, 1, 1, 10), 0));
    }
}
