using Analytics.Statistics.Experiments;
using Analytics.Statistics.Experiments.Sequential;
using Analytics.Statistics.Inference;
using CsCheck;

namespace Analytics.Statistics.Tests.Experiments.Sequential;

public sealed class SequentialFormulaTests
{
    private static readonly Gen<Effect> Effects =
        from value in Gen.Double[-3, 3]
        from deviation in Gen.Double[0.2, 2]
        from units in Gen.Long[10, 100_000]
        select new Effect(value, deviation * deviation, double.PositiveInfinity, units);

    [Fact]
    public void Interval_and_p_value_of_every_sequence_tell_the_same() => Gen.Select(Effects, Gen.Double[0.8, 0.99]).Sample((effect, confidence) =>
    {
        SequentialTest[] tests = [ConfidenceSequence.TwoSided(effect, confidence), GeneralisedVariance.Run(effect, confidence)];
        foreach (var test in tests)
        {
            if (Math.Abs(test.PValue - (1 - confidence)) > 1e-9) Assert.Equal(test.PValue < 1 - confidence, !test.Interval.Contains(0));
            Assert.InRange(test.PValue, 0, 1);
            Assert.True(test.HalfWidth > EffectTest.Run(effect, confidence: confidence).Interval.Upper - effect.Value);
        }
    });

    [Fact]
    public void The_one_sided_p_value_is_the_error_at_which_the_bound_is_zero() => Effects.Sample(effect =>
    {
        if (effect.Value <= 0) return;
        var test = ConfidenceSequence.OneSided(effect, Alternative.Greater);

        Assert.Equal(test.Interval.Lower > 0, test.PValue < 0.05);
        Assert.Equal(1, ConfidenceSequence.OneSided(effect, Alternative.Less).PValue);
    });

    [Fact]
    public void Width_is_the_inflation_times_that_of_a_fixed_test() => Effects.Sample(effect =>
    {
        var ratio = ConfidenceSequence.TwoSided(effect).HalfWidth / (1.959963984540054 * effect.StandardError);

        Assert.Equal(ratio, ConfidenceSequence.Inflation(effect.Units), 1e-10 * ratio);
    });

    [Fact]
    public void A_sequence_is_tightest_about_where_it_is_tuned()
    {
        double At(double tuned) => ConfidenceSequence.Inflation(5000, 0.95, tuned);

        Assert.True(At(5000) < At(500));
        Assert.True(At(5000) < At(50_000));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Mixture_boundary_is_where_the_evidence_is_one_over_the_error(bool oneSided) => Gen.Select(Gen.Double[1, 1000], Gen.Double[0.001, 0.4]).Sample((variance, error) =>
    {
        var mixture = NormalMixture.TunedFor(100, 0.05, oneSided);

        var bound = mixture.Bound(variance, error);

        Assert.Equal(-Math.Log(error), mixture.LogEValue(bound, variance), 1e-9);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Mixture_evidence_averages_to_one_without_a_drift(bool oneSided)
    {
        var mixture = NormalMixture.TunedFor(50, 0.05, oneSided);
        var step = 0.01;

        // E exp(LogEValue(S)) for S of variance 30, by the trapezoid rule.
        var mean = Enumerable.Range(-20_000, 40_001).Select(at => at * step).Sum(sum =>
            step * Math.Exp(mixture.LogEValue(sum, 30) - sum * sum / 60) / Math.Sqrt(2 * Math.PI * 30));

        Assert.Equal(1, mean, 1e-9);
    }

    [Fact]
    public void Likelihood_ratio_is_the_average_over_the_prior()
    {
        var (n, difference, step) = (400, 0.2, 0.001);
        var expected = Enumerable.Range(-4000, 8001).Select(at => at * step).Sum(effect =>
            step * Math.Exp(n * (difference * effect - effect * effect / 2) / 8 - effect * effect / 0.02) / Math.Sqrt(2 * Math.PI * 0.01));

        var state = MixtureSprt.Normal(difference, n, 2, 0.01);

        Assert.Equal(1, state.LikelihoodRatio / expected, 1e-9);
        Assert.Equal(20, MixtureSprt.Normal(state.HalfWidth, n, 2, 0.01).LikelihoodRatio, 1e-9);
    }

    [Fact]
    public void Mixing_variance_follows_its_formula_and_falls_with_the_length()
    {
        var b = 2 * Math.Log(20) / Math.Sqrt(10_000 * 4);
        var tail = 0.5 - 0.3989422804014327 * (b - b * b * b / 6);
        var density = 0.3989422804014327 * Math.Exp(-b * b / 2);

        Assert.Equal(1, MixtureSprt.MixingVariance(2, 10_000) / (4 * tail / (density / b - tail)), 1e-7);
        Assert.True(MixtureSprt.MixingVariance(2, 100_000) < MixtureSprt.MixingVariance(2, 10_000));
    }

    [Fact]
    public void Proportion_evidence_of_one_more_block_averages_to_one()
    {
        var mean = 0.0;
        for (var c = 0; c <= 4; c++)
        {
            for (var t = 0; t <= 6; t++)
            {
                var evidence = new ProportionEValue();
                evidence.Add(new(3, 10), new(9, 12));
                var before = evidence.LogEValue;
                evidence.Add(new(c, 4), new(t, 6));
                mean += Mass(c, 4, 0.35) * Mass(t, 6, 0.35) * Math.Exp(evidence.LogEValue - before);
            }
        }

        Assert.True(mean <= 1 + 1e-12);
        Assert.True(mean > 0.5);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        var effect = new Effect(1, 1, 10, 12);

        Assert.Throws<ArgumentOutOfRangeException>("tunedUnits", () => ConfidenceSequence.TwoSided(effect, 0.95, 0));
        Assert.Throws<ArgumentOutOfRangeException>("alternative", () => ConfidenceSequence.OneSided(effect, Alternative.TwoSided));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => ConfidenceSequence.OneSided(effect, Alternative.Less, 0.4));
        Assert.Throws<ArgumentOutOfRangeException>("units", () => ConfidenceSequence.Inflation(0));
        Assert.Throws<ArgumentOutOfRangeException>("error", () => NormalMixture.TunedFor(1, 0.6, oneSided: true));
        Assert.Throws<ArgumentOutOfRangeException>("variance", () => NormalMixture.TunedFor(1, 0.1).Bound(-1, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>("mixingVariance", () => MixtureSprt.Normal(1, 1, 1, 0));
        Assert.Throws<ArgumentException>("control", () => new ProportionEValue().Add(default, new(1, 2)));
    }

    private static double Mass(int successes, int trials, double probability)
    {
        var mass = Math.Pow(1 - probability, trials - successes) * Math.Pow(probability, successes);
        for (var step = 1; step <= successes; step++) mass *= (trials - successes + step) / (double)step;
        return mass;
    }
}
