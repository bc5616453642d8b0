using Analytics.Statistics.Inference;
using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Scoring;

public sealed class MeanScoringTests
{
    [Fact]
    public void Without_a_range_the_interval_is_Students() => Gen.Double[-10, 10].Array[2, 30].Sample(values =>
    {
        var moments = Moments.Of(values);
        var interval = MeanInterval.Student(moments);

        Assert.Equal(new Estimate(moments.Mean, interval.Lower, interval.Upper, values.Length), MeanScoring.Mean(moments));
    });

    [Fact]
    public void The_interval_stays_in_the_range_and_contains_the_mean() => Gen.Double[0, 1].Array[2, 30].Sample(values =>
    {
        var mean = MeanScoring.Mean(Moments.Of(values), 0, 1);

        Assert.True(mean.Lower >= 0 && mean.Lower <= mean.Value && mean.Value <= mean.Upper && mean.Upper <= 1);
        Assert.True(mean.Lower < mean.Upper);
    });

    [Fact]
    public void Equal_values_at_the_end_of_the_range_are_bounded_as_that_many_successes()
    {
        var perfect = MeanScoring.Mean(Moments.Of([1, 1, 1, 1]), 0, 1);
        var stars = MeanScoring.Mean(Moments.Of([5, 5, 5, 5]), 1, 5);

        var exact = Proportion.ClopperPearson(4, 4);
        Assert.Equal((1, 1), (perfect.Value, perfect.Upper));
        Assert.Equal(exact.Lower, perfect.Lower, 1e-12);
        Assert.Equal(1 + 4 * exact.Lower, stars.Lower, 1e-12);
    }

    [Fact]
    public void Equal_values_inside_the_range_keep_a_width()
    {
        var middle = MeanScoring.Mean(Moments.Of([0.5, 0.5, 0.5, 0.5]), 0, 1);

        // 4 · KL(1/2, θ) = ln 40 where θ (1 − θ) = exp(−ln 40 / 2) / 4.
        Assert.Equal(0.5 - Math.Sqrt(0.25 - Math.Exp(-Math.Log(40) / 2) / 4), middle.Lower, 1e-12);
        Assert.Equal(1, middle.Lower + middle.Upper, 1e-12);
    }

    [Fact]
    public void Equal_values_with_an_open_range_give_zero_width() =>
        Assert.Equal(new Estimate(0.2, 0.2, 0.2, 3), MeanScoring.Mean(Moments.Of([0.2, 0.2, 0.2]), lowest: 0));

    [Fact]
    public void Finite_values_never_give_NaN() => Gen.Double.Where(double.IsFinite).Array[2, 9].Sample(values =>
    {
        var mean = MeanScoring.Mean(Moments.Of(values), -double.MaxValue, double.MaxValue);

        Assert.True(mean.Lower <= mean.Value && mean.Value <= mean.Upper);
    });

    [Fact]
    public void Bad_input_is_named()
    {
        var values = Moments.Of([0.5, 0.7]);

        Assert.Throws<ArgumentNullException>("values", () => MeanScoring.Mean(null!));
        Assert.Throws<ArgumentException>("values", () => MeanScoring.Mean(Moments.Of([1])));
        Assert.Throws<ArgumentException>("values", () => MeanScoring.Mean(values, lowest: 0.6));
        Assert.Throws<ArgumentException>("values", () => MeanScoring.Mean(values, highest: 0.6));
        Assert.Throws<ArgumentException>("highest", () => MeanScoring.Mean(values, 1, 1));
        Assert.Throws<ArgumentException>("highest", () => MeanScoring.Mean(values, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("confidence", () => MeanScoring.Mean(values, 0, 1, double.NaN));
    }
}
