using Analytics.Statistics.Experiments;
using Analytics.Statistics.Experiments.Sequential;

namespace Analytics.Statistics.Tests.Experiments;

public sealed class SampleRatioTests
{
    [Fact]
    public void A_split_is_worked_by_hand()
    {
        var test = SampleRatio.Test([60, 40], [1, 1]);

        Assert.Equal(4, test.ChiSquare, 1e-13);
        Assert.Equal(0.04550026389635842, test.PValue, 1e-14);
        Assert.False(test.Mismatch());
    }

    /// <summary>The public experiment on a game: SciPy 1.10.</summary>
    [Fact]
    public void A_real_split_that_is_off_agrees_with_figures_computed_elsewhere()
    {
        var test = SampleRatio.Test([44700, 45489], [0.5, 0.5]);

        Assert.Equal(6.9024049496058275, test.ChiSquare, 1e-10);
        Assert.Equal(0.008607987810836262, test.PValue, 1e-13);
    }

    [Fact]
    public void An_arm_without_weight_is_no_degree_of_freedom_and_must_stay_empty()
    {
        var empty = SampleRatio.Test([60, 40, 0], [1, 1, 0]);
        var stray = SampleRatio.Test([5000, 5000, 1], [1, 1, 0]);

        Assert.Equal(1, empty.DegreesOfFreedom);
        Assert.Equal(0.04550026389635842, empty.PValue, 1e-14);
        Assert.False(empty.Mismatch());
        Assert.Equal(1, stray.StrayUnits);
        Assert.True(stray.Mismatch());
    }

    [Fact]
    public void Too_few_units_are_no_mismatch()
    {
        var test = SampleRatio.Test([15, 0], [1, 1]);

        Assert.False(test.Enough);
        Assert.True(test.PValue < 0.001);
        Assert.False(test.Mismatch());
    }

    [Fact]
    public void Many_arms_follow_the_chi_square_distribution() => Simulation.AssertShare(0.1, 4000, random =>
    {
        var counts = new long[5];
        for (var unit = 0; unit < 500; unit++) counts[random.Next(5)]++;
        return SampleRatio.Test(counts, [1, 1, 1, 1, 1]).PValue <= 0.1;
    });

    [Fact]
    public void Sequential_evidence_averages_to_one_under_the_plan()
    {
        var (mean, mass) = (0.0, Math.Pow(0.3, 20));
        for (var first = 0; first <= 20; first++)
        {
            mean += mass * Math.Exp(SequentialSampleRatio.Test([first, 20 - first], [0.7, 0.3], 10).LogBayesFactor);
            mass *= (20.0 - first) / (first + 1) * (0.7 / 0.3);
        }

        Assert.Equal(1, mean, 1e-10);
    }

    [Fact]
    public void Sequential_false_alarms_keep_to_the_error_at_every_look() => Simulation.AssertAtMost(0.05, 1000, random =>
    {
        var counts = new long[2];
        return Enumerable.Range(0, 200).Any(_ =>
        {
            for (var unit = 0; unit < 10; unit++) counts[random.Next(2)]++;
            return SequentialSampleRatio.Test(counts, [1, 1]).PValue <= 0.05;
        });
    });

    [Fact]
    public void Sequential_evidence_finds_a_mismatch()
    {
        Assert.True(SequentialSampleRatio.Test([10_312, 9_688], [1, 1]).PValue < 0.01);
        Assert.Equal(0, SequentialSampleRatio.Test([5, 5, 1], [1, 1, 0]).PValue);
        Assert.Equal(1, SequentialSampleRatio.Test([0, 0], [1, 1]).PValue);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("weights", () => SampleRatio.Test([1, 2], [1]));
        Assert.Throws<ArgumentException>("weights", () => SampleRatio.Test([1, 2], [1, -1]));
        Assert.Throws<ArgumentException>("weights", () => SampleRatio.Test([1, 2], [1, 0]));
        Assert.Throws<ArgumentException>("observed", () => SampleRatio.Test([-1, 2], [1, 1]));
        Assert.Throws<ArgumentException>("observed", () => SampleRatio.Test([0, 0], [1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>("threshold", () => SampleRatio.Test([1, 2], [1, 1]).Mismatch(0));
        Assert.Throws<ArgumentException>("weights", () => SequentialSampleRatio.Test([1, 2], [1]));
        Assert.Throws<ArgumentOutOfRangeException>("concentration", () => SequentialSampleRatio.Test([1, 2], [1, 1], 0));
    }
}
