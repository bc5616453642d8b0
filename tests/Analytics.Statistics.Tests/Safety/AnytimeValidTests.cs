using Analytics.Statistics.Inference;
using Analytics.Statistics.Safety;

namespace Analytics.Statistics.Tests.Safety;

public sealed class AnytimeValidTests
{
    [Fact]
    public void Bounds_after_one_trial_by_hand()
    {
        // The mixture of one safe trial is 1/2, so the rates with 1/2 / (1 − p) < 20 stay.
        Assert.Equal(0.975, RateSequence.At(0, 1).Upper, 1e-12);
        Assert.Equal(0.025, RateSequence.At(1, 1).Lower, 1e-12);
    }

    [Fact]
    public void Bounds_of_two_trials_solve_the_mixture()
    {
        var bounds = RateSequence.At(1, 2);

        // ∫ θ (1 − θ) dBeta(1/2, 1/2) = 1/8.
        Assert.Equal(20, 0.125 / (bounds.Upper * (1 - bounds.Upper)), 1e-9);
        Assert.Equal(1, bounds.Lower + bounds.Upper, 1e-12);
    }

    [Theory]
    [InlineData(0, 1_000_000_000_000)]
    [InlineData(1, 1_000_000_000_000)]
    [InlineData(500_000_000_000, 1_000_000_000_000)]
    public void Large_counts_keep_their_digits(long violations, long trials)
    {
        var bounds = RateSequence.At(violations, trials);
        var exact = Proportion.ClopperPearson(violations, trials);

        Assert.True(bounds.Lower <= exact.Lower && bounds.Upper >= exact.Upper);
        Assert.True(bounds.Upper - bounds.Lower < 12 * (exact.Upper - exact.Lower));
        Assert.True(bounds.Contains((double)violations / trials));
    }

    [Theory]
    [InlineData(0.01)]
    [InlineData(0.2)]
    public void The_rate_is_within_the_bounds_at_all_times_in_nineteen_of_twenty_runs(double rate)
    {
        var (random, missed) = (new Random(3), 0);

        for (var run = 0; run < 400; run++)
        {
            var sequence = new RateSequence();
            for (var step = 0; step < 100; step++) sequence.Add(random.NextDouble() < rate ? 1 : 0, 1);
            for (var step = 0; step < 30; step++) sequence.Add(Enumerable.Range(0, 100).Count(_ => random.NextDouble() < rate), 100);
            missed += sequence.Bounds.Contains(rate) ? 0 : 1;
        }

        Assert.True(missed <= 20, $"{missed}");
    }

    [Fact]
    public void Bounds_only_shrink()
    {
        var (sequence, last, random) = (new RateSequence(0.9), new Interval(0, 1), new Random(1));
        for (var step = 0; step < 500; step++)
        {
            var next = sequence.Add(random.NextDouble() < 0.3 ? 1 : 0, 1);
            Assert.True(next.Lower >= last.Lower && next.Upper <= last.Upper);
            last = next;
        }

        Assert.Equal(sequence.Bounds, RateSequence.FromBytes(sequence.ToBytes()).Bounds);
        Assert.Equal((500, sequence.Violations), (RateSequence.FromBytes(sequence.ToBytes()).Trials, RateSequence.FromBytes(sequence.ToBytes()).Violations));
    }

    [Fact]
    public void Evidence_against_an_objective_by_hand()
    {
        var test = new SafetyObjectiveTest(0.25);

        test.Add(1, 3);

        var wanted = Enumerable.Range(1, 12).Select(bet => Math.Pow(2, -bet)).Average(bet => (1 + 3 * bet) * (1 - bet) * (1 - bet));
        Assert.Equal(wanted, Math.Exp(test.LogEvidence), 1e-14);
    }

    [Fact]
    public void A_kept_objective_is_rarely_called_broken_and_a_broken_one_soon()
    {
        var (random, kept, delays) = (new Random(2), 0, new List<double>());

        for (var run = 0; run < 400; run++)
        {
            var (same, worse) = (new SafetyObjectiveTest(0.02), new SafetyObjectiveTest(0.02));
            for (var step = 0; step < 2000; step++) same.Add(random.NextDouble() < 0.02 ? 1 : 0, 1);
            kept += same.IsBroken() ? 1 : 0;
            while (!worse.IsBroken() && worse.Trials < 10_000) worse.Add(random.NextDouble() < 0.06 ? 1 : 0, 1);
            delays.Add(worse.Trials);
        }

        Assert.True(kept <= 20, $"{kept}");
        Assert.InRange(delays.Average() / ViolationRate.TrialsToDetect(0.02, 0.06), 0.8, 2.5);
    }

    [Fact]
    public void The_p_value_is_that_of_the_strongest_moment()
    {
        var test = new SafetyObjectiveTest(0.01);
        test.Add(4, 10);
        var strongest = test.Probability;

        test.Add(0, 100_000);

        Assert.Equal(strongest, SafetyObjectiveTest.FromBytes(test.ToBytes()).Probability);
        Assert.True(test.IsBroken());
        Assert.True(test.LogEvidence < 0);
        Assert.Equal(1, new SafetyObjectiveTest(0.01).Probability);
        Assert.Equal(0, new SafetyObjectiveTest(0.01).LogEvidence, 1e-15);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => new RateSequence(0));
        Assert.Throws<ArgumentOutOfRangeException>("violations", () => new RateSequence().Add(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("trials", () => new RateSequence().Add(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("objective", () => new SafetyObjectiveTest(1));
        Assert.Throws<ArgumentOutOfRangeException>("trials", () => new SafetyObjectiveTest(0.1).Add(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("error", () => new SafetyObjectiveTest(0.1).IsBroken(0));
        Assert.Throws<ArgumentException>("state", () => RateSequence.FromBytes(new SafetyObjectiveTest(0.1).ToBytes()));
    }
}
