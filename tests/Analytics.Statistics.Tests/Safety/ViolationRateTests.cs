using Analytics.Statistics.Inference;
using Analytics.Statistics.Safety;
using CsCheck;

namespace Analytics.Statistics.Tests.Safety;

public sealed class ViolationRateTests
{
    [Fact]
    public void Jeffreys_interval_of_one_safe_trial_solves_the_arcsine_equation()
    {
        var upper = ViolationRate.Jeffreys(0, 1).Upper;

        // The distribution function of beta(1/2, 3/2) is 2/π (arcsin √x + √(x (1 − x))).
        Assert.Equal(0.975, 2 / Math.PI * (Math.Asin(Math.Sqrt(upper)) + Math.Sqrt(upper * (1 - upper))), 1e-13);
    }

    [Fact]
    public void Jeffreys_interval_mirrors_and_contains_the_rate() => Gen.Long[1, 100_000].SelectMany(trials => Gen.Long[0, trials].Select(violations => (violations, trials))).Sample(each =>
    {
        var interval = ViolationRate.Jeffreys(each.violations, each.trials);
        var mirrored = ViolationRate.Jeffreys(each.trials - each.violations, each.trials);

        Assert.True(interval.Contains((double)each.violations / each.trials));
        Assert.Equal(1 - interval.Lower, mirrored.Upper, 1e-12);
        Assert.Equal((each.violations == 0, each.violations == each.trials), (interval.Lower is 0, interval.Upper is 1));
    });

    [Fact]
    public void Jeffreys_interval_lies_within_the_exact_one() => Gen.Long[1, 5000].SelectMany(trials => Gen.Long[0, trials].Select(violations => (violations, trials))).Sample(each =>
    {
        var (jeffreys, exact) = (ViolationRate.Jeffreys(each.violations, each.trials), Proportion.ClopperPearson(each.violations, each.trials));

        Assert.True(jeffreys.Lower >= exact.Lower && jeffreys.Upper <= exact.Upper);
    });

    [Fact]
    public void Jeffreys_interval_covers_on_average_over_the_rate()
    {
        const int Trials = 50;
        var intervals = Enumerable.Range(0, Trials + 1).Select(violations => ViolationRate.Jeffreys(violations, Trials)).ToArray();

        // All counts are equally likely where the rate is uniform, and rates given x follow beta(x + 1, n − x + 1): coverage by a fine grid of rates.
        var coverage = Enumerable.Range(0, 2000).Average(step =>
        {
            var rate = (step + 0.5) / 2000;
            var (covered, share) = (0.0, Math.Pow(1 - rate, Trials));
            for (var x = 0; x <= Trials; x++)
            {
                if (intervals[x].Contains(rate)) covered += share;
                share *= (double)(Trials - x) / (x + 1) * rate / (1 - rate);
            }

            return covered;
        });

        Assert.Equal(0.95, coverage, 0.005);
    }

    [Fact]
    public void Rule_of_three()
    {
        Assert.Equal(3, 300 * ViolationRate.RuleOfThree(300), 0.005);
        Assert.True(ViolationRate.RuleOfThree(300) > Proportion.ClopperPearsonUpper(0, 300));
        Assert.Equal(1, ViolationRate.RuleOfThree(1_000_000) / Proportion.ClopperPearsonUpper(0, 1_000_000), 1e-5);
        Assert.Equal(1, ViolationRate.RuleOfThree(1));
    }

    [Theory]
    [InlineData(0.5, 0.5, 1)]
    [InlineData(0.5, 0.75, 2)]
    [InlineData(0.01, 0.95, 299)]
    [InlineData(1, 0.95, 1)]
    [InlineData(1e-12, 0.95, 2995732273553)]
    public void Trials_until_a_violation_shows_up(double rate, double probability, long trials) =>
        Assert.Equal(trials, ViolationRate.TrialsToSee(rate, probability));

    [Fact]
    public void Trials_to_see_are_those_that_the_exact_bound_needs() => Gen.Double[0.001, 0.5].Sample(rate =>
    {
        var trials = ViolationRate.TrialsToSee(rate);

        Assert.True(Proportion.ClopperPearsonUpper(0, trials) <= rate * (1 + 1e-9));
        Assert.True(trials == 1 || Proportion.ClopperPearsonUpper(0, trials - 1) > rate * (1 - 1e-9));
    });

    [Fact]
    public void Trials_to_detect_by_hand() =>
        Assert.Equal(Math.Log(20) / (0.5 * Math.Log(5) + 0.5 * Math.Log(5 / 9.0)), ViolationRate.TrialsToDetect(0.1, 0.5), 1e-12);

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("trials", () => ViolationRate.Jeffreys(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("violations", () => ViolationRate.Jeffreys(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => ViolationRate.Jeffreys(0, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("trials", () => ViolationRate.RuleOfThree(0));
        Assert.Throws<ArgumentOutOfRangeException>("rate", () => ViolationRate.TrialsToSee(0));
        Assert.Throws<ArgumentOutOfRangeException>("probability", () => ViolationRate.TrialsToSee(0.1, 1));
        Assert.Throws<ArgumentOutOfRangeException>("rate", () => ViolationRate.TrialsToSee(1e-300));
        Assert.Throws<ArgumentOutOfRangeException>("objective", () => ViolationRate.TrialsToDetect(0, 0.1));
        Assert.Throws<ArgumentOutOfRangeException>("rate", () => ViolationRate.TrialsToDetect(0.1, 0.1));
    }
}
