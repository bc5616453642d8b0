using Analytics.Statistics.Experiments;
using Analytics.Statistics.Inference;
using CsCheck;

namespace Analytics.Statistics.Tests.Inference;

public sealed class ProportionDifferenceTests
{
    private static readonly Gen<SuccessCount> Counts =
        from trials in Gen.Long[2, 300]
        from successes in Gen.Long[0, trials]
        select new SuccessCount(successes, trials);

    /// <summary>Newcombe 1998, Statistics in Medicine 17, 873-890, table II, 56/70 − 48/80: methods 1, 5, 6 and 10.</summary>
    [Fact]
    public void Intervals_agree_with_the_table_of_Newcombe()
    {
        var (control, treatment) = (new SuccessCount(48, 80), new SuccessCount(56, 70));

        AssertRounded(0.0575, 0.3425, ProportionDifference.Wald(control, treatment));
        AssertRounded(0.0533, 0.3377, ProportionDifference.MiettinenNurminen(control, treatment, variance: ScoreVariance.FarringtonManning));
        AssertRounded(0.0528, 0.3382, ProportionDifference.MiettinenNurminen(control, treatment));
        AssertRounded(0.0524, 0.3339, ProportionDifference.Newcombe(control, treatment));
    }

    /// <summary>Public experiments on a game (retention after a day and a week) and on a course (enrolments of clicks): SciPy 1.10.</summary>
    [Theory]
    [InlineData(20034, 44700, 20119, 45489, -1.7840862247974725, 0.07440965529691913, -0.012392439449445217, 0.0005820998747623016)]
    [InlineData(8502, 44700, 8279, 45489, -3.164358912748191, 0.001554249975614329, -0.013281552418885545, -0.0031210442115262808)]
    [InlineData(3785, 17293, 3423, 17260, -4.701830023753982, 2.578401033720593e-06, -0.02912016241598247, -0.011989586744740663)]
    public void Real_experiments_agree_with_figures_computed_elsewhere(
        long controls, long controlUnits, long treatments, long treatmentUnits, double z, double p, double lower, double upper)
    {
        var (control, treatment) = (new SuccessCount(controls, controlUnits), new SuccessCount(treatments, treatmentUnits));

        var test = ProportionDifference.PooledTest(control, treatment);
        var interval = ProportionDifference.Wald(control, treatment);

        Assert.Equal(z, test.Statistic, 1e-10);
        Assert.Equal(1, test.PValue / p, 1e-9);
        Assert.Equal(lower, interval.Lower, 1e-12);
        Assert.Equal(upper, interval.Upper, 1e-12);
    }

    [Fact]
    public void Pooled_statistic_squared_is_the_chi_square_of_the_table() => Gen.Select(Counts, Counts).Sample((control, treatment) =>
    {
        if (control.Successes + treatment.Successes == 0 || control.Failures + treatment.Failures == 0) return;
        var test = ProportionDifference.PooledTest(control, treatment);
        var table = AssignmentDependence.Test([[control.Successes, control.Failures], [treatment.Successes, treatment.Failures]]);

        Assert.Equal(table.ChiSquare, test.Statistic * test.Statistic, 1e-9 * Math.Max(1, table.ChiSquare));
        Assert.Equal(table.PValue, test.PValue, 1e-12);
    });

    [Fact]
    public void Score_variance_is_that_of_the_most_likely_probabilities() => Gen.Select(Counts, Counts, Gen.Double[-0.9, 0.9]).Sample(
        (control, treatment, difference) =>
        {
            var best = MostLikely(control, treatment, difference);
            var variance = best * (1 - best) / control.Trials + (best + difference) * (1 - best - difference) / treatment.Trials;
            var expected = (treatment.Share - control.Share - difference) / Math.Sqrt(variance);

            var actual = ProportionDifference.Score(control, treatment, difference, variance: ScoreVariance.FarringtonManning).Statistic;

            if (variance > 1e-4) Assert.Equal(expected, actual, 1e-3 * Math.Max(1, Math.Abs(expected)));
        },
        iter: 300);

    [Fact]
    public void Score_without_a_difference_is_the_pooled_test() => Gen.Select(Counts, Counts).Sample((control, treatment) =>
    {
        if (control.Successes + treatment.Successes == 0 || control.Failures + treatment.Failures == 0) return;

        var score = ProportionDifference.Score(control, treatment, variance: ScoreVariance.FarringtonManning);

        Assert.Equal(ProportionDifference.PooledTest(control, treatment).Statistic, score.Statistic, 1e-9);
    });

    [Fact]
    public void Intervals_contain_the_difference_and_turn_round_with_the_arms() => Gen.Select(Counts, Counts).Sample(
        (control, treatment) =>
        {
            Func<SuccessCount, SuccessCount, Interval>[] methods =
            [
                (c, t) => ProportionDifference.Newcombe(c, t),
                (c, t) => ProportionDifference.MiettinenNurminen(c, t),
                (c, t) => ProportionDifference.Wald(c, t),
            ];
            foreach (var method in methods)
            {
                var (there, back) = (method(control, treatment), method(treatment, control));

                Assert.True(there.Lower <= treatment.Share - control.Share + 1e-12 && there.Upper >= treatment.Share - control.Share - 1e-12);
                Assert.Equal(there.Lower, -back.Upper, 1e-9);
                Assert.Equal(there.Upper, -back.Lower, 1e-9);
            }
        },
        iter: 200);

    [Theory]
    [InlineData(20, 0.1, 25, 0.3)]
    [InlineData(60, 0.02, 40, 0.05)]
    [InlineData(200, 0.5, 200, 0.5)]
    public void Score_interval_covers_close_to_its_confidence(int controls, double control, int treatments, double treatment)
    {
        var coverage = 0.0;
        for (var c = 0; c <= controls; c++)
        {
            for (var t = 0; t <= treatments; t++)
            {
                var mass = Mass(c, controls, control) * Mass(t, treatments, treatment);
                if (mass < 1e-7) continue;
                var test = ProportionDifference.Score(new(c, controls), new(t, treatments), treatment - control);
                if (test.PValue > 0.05) coverage += mass;
            }
        }

        Assert.InRange(coverage, 0.93, 0.985);
    }

    [Fact]
    public void Extreme_counts_have_an_interval()
    {
        var interval = ProportionDifference.MiettinenNurminen(new(0, 20), new(20, 20));

        Assert.Equal(1, interval.Upper);
        Assert.InRange(interval.Lower, 0.7, 0.9);
        Assert.Equal(0, ProportionDifference.Score(new(0, 20), new(0, 20)).Statistic);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("control", () => ProportionDifference.Wald(default, new(1, 2)));
        Assert.Throws<ArgumentException>("treatment", () => ProportionDifference.PooledTest(new(0, 5), new(0, 6)));
        Assert.Throws<ArgumentOutOfRangeException>("nullValue", () => ProportionDifference.Score(new(1, 5), new(1, 6), 1));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => ProportionDifference.Newcombe(new(1, 5), new(1, 6), 2));
        Assert.Throws<ArgumentOutOfRangeException>("Successes", () => new SuccessCount(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>("Trials", () => new SuccessCount(0, 0));
    }

    /// <summary>By trying a fine grid of probabilities.</summary>
    private static double MostLikely(SuccessCount control, SuccessCount treatment, double difference)
    {
        var (low, high) = (Math.Max(0, -difference), Math.Min(1, 1 - difference));
        double Best(double from, double to) => Enumerable.Range(1, 2_000).Select(step => from + (to - from) * step / 2_001).MaxBy(p =>
            Term(control.Successes, p) + Term(control.Failures, 1 - p) + Term(treatment.Successes, p + difference) + Term(treatment.Failures, 1 - p - difference));

        var near = Best(low, high);
        var width = (high - low) / 1_000;
        return Best(Math.Max(low, near - width), Math.Min(high, near + width));
    }

    private static double Term(long count, double probability) => count == 0 ? 0 : count * Math.Log(probability);

    private static double Mass(int successes, int trials, double probability)
    {
        var log = successes * Math.Log(probability) + (trials - successes) * Math.Log(1 - probability);
        for (var step = 1; step <= successes; step++) log += Math.Log((trials - successes + step) / (double)step);
        return Math.Exp(log);
    }

    private static void AssertRounded(double lower, double upper, Interval interval) =>
        Assert.Equal((lower, upper), (Math.Round(interval.Lower, 4), Math.Round(interval.Upper, 4)));
}
