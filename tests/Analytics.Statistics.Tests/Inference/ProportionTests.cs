using Analytics.Statistics.Inference;
using CsCheck;

namespace Analytics.Statistics.Tests.Inference;

public sealed class ProportionTests
{
    private static readonly Gen<(long Successes, long Trials)> Counts =
        from trials in Gen.Long[1, 1_000_000]
        from successes in Gen.Long[0, trials]
        select (successes, trials);

    [Fact]
    public void Wilson_of_one_success_in_one_trial_is_one_over_one_plus_z_squared()
    {
        var interval = Proportion.Wilson(1, 1);

        Assert.Equal(1 / (1 + 1.959963984540054 * 1.959963984540054), interval.Lower, 1e-14);
        Assert.Equal(1, interval.Upper);
    }

    /// <summary>Newcombe 1998, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17, 857-872, table I.</summary>
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662, 0.2527, 0.3676)]
    [InlineData(15, 148, 0.0624, 0.1605, 0.0578, 0.1617)]
    [InlineData(0, 20, 0, 0.1611, 0, 0.1684)]
    [InlineData(1, 29, 0.0061, 0.1718, 0.0009, 0.1776)]
    public void Intervals_agree_with_the_table_of_Newcombe(long successes, long trials, double lower, double upper, double exactLower, double exactUpper)
    {
        var wilson = Proportion.Wilson(successes, trials);
        var exact = Proportion.ClopperPearson(successes, trials);

        Assert.Equal((lower, upper), (Math.Round(wilson.Lower, 4), Math.Round(wilson.Upper, 4)));
        Assert.Equal((exactLower, exactUpper), (Math.Round(exact.Lower, 4), Math.Round(exact.Upper, 4)));
    }

    /// <summary>SciPy 1.10.1, stats.beta.ppf: bounds are quantiles of the beta distribution.</summary>
    [Fact]
    public void Clopper_Pearson_agrees_with_beta_quantiles_of_SciPy()
    {
        Assert.Equal(0.07323429468024535, Proportion.ClopperPearson(49, 501).Lower, 1e-15);
        Assert.Equal(0.12501879158737805, Proportion.ClopperPearson(48, 501).Upper, 1e-15);
        Assert.Equal(0.09582302010985243, Proportion.ClopperPearson(62, 503).Lower, 1e-15);
        Assert.Equal(0.15304071624413607, Proportion.ClopperPearson(61, 503).Upper, 1e-15);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(59)]
    [InlineData(10_000)]
    [InlineData(1_000_000_000_000)]
    public void Exact_bounds_without_a_success_or_a_failure_have_a_closed_form(long trials)
    {
        var upper = Proportion.ClopperPearsonUpper(0, trials);
        var lower = Proportion.ClopperPearson(trials, trials).Lower;

        // 1 − exp(2h) = −2 exp(h) sinh(h), which keeps its digits.
        var half = Math.Log(0.05) / trials / 2;
        Assert.Equal(1, upper / (-2 * Math.Exp(half) * Math.Sinh(half)), 1e-12);
        Assert.Equal(Math.Exp(Math.Log(0.025) / trials), lower, 1e-14);
    }

    [Theory]
    [InlineData(300)]
    [InlineData(1_000_000)]
    public void Upper_bound_without_a_violation_follows_the_rule_of_three(long trials)
    {
        var upper = Proportion.ClopperPearsonUpper(0, trials);

        Assert.InRange(upper * trials, 2.97, 3);
    }

    /// <summary>Summed over the binomial distribution in 40 decimal digits, to find the probability whose tail is 2.5 %.</summary>
    [Theory]
    [InlineData(3, 100_000_000, 6.186721271685466e-09, 8.76727281692604e-08)]
    [InlineData(30_000, 100_000_000, 0.00029661522484906067, 0.00030341375735162563)]
    [InlineData(500_000, 1_000_000, 0.49901951919531184, 0.5009804808046882)]
    public void Exact_bounds_keep_their_digits_for_rare_and_for_huge_counts(long successes, long trials, double lower, double upper)
    {
        var exact = Proportion.ClopperPearson(successes, trials);

        Assert.Equal(1, exact.Lower / lower, 1e-12);
        Assert.Equal(1, exact.Upper / upper, 1e-12);
    }

    [Fact]
    public void Exact_bounds_of_huge_counts_approach_the_normal_ones()
    {
        var exact = Proportion.ClopperPearson(3_000_000_000, 10_000_000_000);
        var wilson = Proportion.Wilson(3_000_000_000, 10_000_000_000);

        Assert.Equal(wilson.Lower, exact.Lower, 1e-9);
        Assert.Equal(wilson.Upper, exact.Upper, 1e-9);
    }

    [Fact]
    public void Intervals_contain_the_share_and_mirror_those_of_the_failures() => Counts.Sample(counts =>
    {
        var (successes, trials) = counts;
        Func<long, Interval>[] methods = [x => Proportion.Wilson(x, trials), x => Proportion.ClopperPearson(x, trials)];
        foreach (var method in methods)
        {
            var (interval, failures) = (method(successes), method(trials - successes));

            Assert.True(interval.Contains((double)successes / trials));
            Assert.True(interval.Lower < interval.Upper && interval.Lower >= 0 && interval.Upper <= 1);
            Assert.Equal(1 - interval.Upper, failures.Lower, 1e-13);
            Assert.Equal(1 - interval.Lower, failures.Upper, 1e-13);
        }
    });

    [Fact]
    public void Intervals_widen_with_the_confidence() => Gen.Select(Counts, Gen.Double[0.01, 0.98]).Sample((counts, confidence) =>
    {
        var narrow = Proportion.ClopperPearson(counts.Successes, counts.Trials, confidence);
        var wide = Proportion.ClopperPearson(counts.Successes, counts.Trials, confidence + 0.01);

        Assert.True(wide.Lower <= narrow.Lower && wide.Upper >= narrow.Upper);
    });

    [Fact]
    public void One_sided_bound_is_the_upper_end_of_the_two_sided_interval_of_twice_the_error() => Counts.Sample(counts =>
    {
        var oneSided = Proportion.ClopperPearsonUpper(counts.Successes, counts.Trials, 0.95);
        var twoSided = Proportion.ClopperPearson(counts.Successes, counts.Trials, 0.9);

        Assert.Equal(twoSided.Upper, oneSided, 1e-12);
    });

    [Theory]
    [InlineData(0, 0, 0.95, "trials")]
    [InlineData(-1, 5, 0.95, "successes")]
    [InlineData(6, 5, 0.95, "successes")]
    [InlineData(1, 5, 0.0, "confidence")]
    [InlineData(1, 5, 1.0, "confidence")]
    [InlineData(1, 5, double.NaN, "confidence")]
    public void Bad_input_is_named(long successes, long trials, double confidence, string name)
    {
        Assert.Throws<ArgumentOutOfRangeException>(name, () => Proportion.Wilson(successes, trials, confidence));
        Assert.Throws<ArgumentOutOfRangeException>(name, () => Proportion.ClopperPearson(successes, trials, confidence));
        Assert.Throws<ArgumentOutOfRangeException>(name, () => Proportion.ClopperPearsonUpper(successes, trials, confidence));
    }

    [Fact]
    public void Exact_intervals_refuse_more_trials_than_they_can_work_through() =>
        Assert.Throws<ArgumentOutOfRangeException>("trials", () => Proportion.ClopperPearson(1, Proportion.MostExactTrials + 1));

    [Theory]
    [InlineData(5)]
    [InlineData(40)]
    public void Exact_intervals_cover_every_probability_and_Wilson_covers_on_average(int trials)
    {
        var counts = Enumerable.Range(0, trials + 1).Select(successes => (long)successes).ToArray();
        var probabilities = Enumerable.Range(1, 999).Select(step => step / 1000.0).ToArray();
        var wilsons = counts.Select(successes => Proportion.Wilson(successes, trials)).ToArray();
        var exacts = counts.Select(successes => Proportion.ClopperPearson(successes, trials)).ToArray();
        var uppers = counts.Select(successes => Proportion.ClopperPearsonUpper(successes, trials)).ToArray();

        var exact = probabilities.Select(p => Coverage(trials, p, successes => exacts[successes].Contains(p)));
        var oneSided = probabilities.Select(p => Coverage(trials, p, successes => uppers[successes] >= p));
        var wilson = probabilities.Average(p => Coverage(trials, p, successes => wilsons[successes].Contains(p)));

        Assert.All(exact, coverage => Assert.True(coverage >= 0.95 - 1e-12));
        Assert.All(oneSided, coverage => Assert.True(coverage >= 0.95 - 1e-12));
        Assert.InRange(wilson, 0.945, 0.96);
    }

    /// <summary>Probability that the interval covers, summed over the binomial distribution.</summary>
    private static double Coverage(int trials, double probability, Func<int, bool> covers)
    {
        var (mass, covered) = (Math.Pow(1 - probability, trials), 0.0);
        for (var successes = 0; successes <= trials; successes++)
        {
            if (covers(successes)) covered += mass;
            mass *= (double)(trials - successes) / (successes + 1) * (probability / (1 - probability));
        }

        return covered;
    }
}
