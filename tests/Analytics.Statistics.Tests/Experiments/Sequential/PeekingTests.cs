using Analytics.Statistics.Experiments;
using Analytics.Statistics.Experiments.Sequential;
using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Tests.Experiments.Sequential;

/// <summary>False alarms of tests that are looked at all the time.</summary>
public sealed class PeekingTests
{
    private const int Runs = 1000;
    private const int Looks = 100;
    private const int UnitsPerLook = 100;

    [Fact]
    public void A_fixed_test_at_every_look_alarms_far_too_often() =>
        Assert.True(Simulation.Share(Runs, random => Ever(random, 0, effect => EffectTest.Run(effect).PValue <= 0.05)) > 0.25);

    [Theory]
    [InlineData(1000)]
    [InlineData(5000)]
    public void Confidence_sequences_keep_to_their_error_at_all_looks(double tuned) => Simulation.AssertAtMost(0.05, Runs, random =>
        Ever(random, 0, effect => !ConfidenceSequence.TwoSided(effect, 0.95, tuned).Interval.Contains(0)));

    [Fact]
    public void One_sided_sequences_keep_to_their_error_at_all_looks() => Simulation.AssertAtMost(0.05, Runs, random =>
        Ever(random, 0, effect => ConfidenceSequence.OneSided(effect, Alternative.Less, 0.95).Interval.Upper < 0));

    [Fact]
    public void Generalised_variance_keeps_to_its_error_at_all_looks() => Simulation.AssertAtMost(0.05, Runs, random =>
        Ever(random, 0, effect => GeneralisedVariance.Run(effect).PValue <= 0.05));

    [Fact]
    public void Mixture_ratio_keeps_to_its_error_at_all_looks() => Simulation.AssertAtMost(0.05, Runs, random =>
        Ever(random, 0, effect => MixtureSprt.Normal(effect.Value, effect.Units / 2, 1, 0.01).PValue <= 0.05));

    [Fact]
    public void Group_sequential_looks_spend_exactly_their_error()
    {
        var design = GroupSequentialDesign.Of([0.2, 0.4, 0.6, 0.8, 1], AlphaSpending.Pocock, 0.05, twoSided: false);

        Simulation.AssertShare(0.05, 4000, random =>
        {
            var sum = 0.0;
            return design.Looks.Any(look =>
            {
                sum += Rows.Normal(random) * Math.Sqrt(0.2);
                return sum / Math.Sqrt(look.Information) >= look.Bound;
            });
        });
    }

    [Fact]
    public void Proportion_e_values_keep_to_their_error_at_all_looks() => Simulation.AssertAtMost(0.05, Runs, random =>
    {
        var evidence = new ProportionEValue();
        for (var look = 0; look < 50; look++) evidence.Add(Count(random, 0.3, 20), Count(random, 0.3, 30));
        return evidence.PValue <= 0.05;
    });

    [Fact]
    public void An_effect_is_found_before_the_end()
    {
        Assert.True(Simulation.Share(200, random => Ever(random, 0.1, effect => ConfidenceSequence.TwoSided(effect).PValue <= 0.05)) > 0.8);
        Assert.True(Simulation.Share(200, random =>
        {
            var evidence = new ProportionEValue();
            for (var look = 0; look < 50; look++) evidence.Add(Count(random, 0.3, 20), Count(random, 0.5, 20));
            return evidence.PValue <= 0.05;
        }) > 0.8);
    }

    /// <summary>Whether a rule stops at any look, with normal values of known spread in two arms of equal size.</summary>
    private static bool Ever(Random random, double effect, Func<Effect, bool> stops)
    {
        var (sum, units) = (0.0, 0L);
        for (var look = 1; look <= Looks; look++)
        {
            units += UnitsPerLook;
            sum += UnitsPerLook * effect + Math.Sqrt(2 * UnitsPerLook) * Rows.Normal(random);
            if (stops(new(sum / units, 2.0 / units, double.PositiveInfinity, 2 * units))) return true;
        }

        return false;
    }

    private static SuccessCount Count(Random random, double probability, int trials) =>
        new(Enumerable.Range(0, trials).Count(_ => random.NextDouble() < probability), trials);
}
