using Analytics.Statistics.Summaries;
using CsCheck;

namespace Analytics.Statistics.Tests.Summaries;

public sealed class StreamSummaryTests
{
    [Fact]
    public void Running_moments_are_those_of_the_sample() => Gen.Select(Gen.Double[-1000, 1000].Array[0, 60], Gen.Double[-1000, 1000].Array[0, 60]).Sample((left, right) =>
    {
        var running = new RunningMoments();
        foreach (var value in left) running.Add(value);
        running = RunningMoments.FromBytes(running.ToBytes());
        running.Merge(Moments.Of(right));
        var whole = Moments.Of([.. left, .. right]);

        Assert.Equal((whole.Count, whole.Min, whole.Max), (running.Moments.Count, running.Moments.Min, running.Moments.Max));
        Assert.Equal(whole.Mean, running.Moments.Mean, 1e-9);
        Assert.Equal(whole.M2, running.Moments.M2, 1e-5);
    });

    [Fact]
    public void Running_moments_of_four_values_by_hand()
    {
        var running = new RunningMoments();
        foreach (var value in new double[] { 2, 4, 4, 6 }) running.Add(value);

        Assert.Equal(new Moments(4, 4, 8, 2, 6), running.Moments);
    }

    [Fact]
    public void Extremes_give_no_NaN()
    {
        var running = new RunningMoments();
        foreach (var value in new[] { double.MaxValue, -double.MaxValue, 0, double.MaxValue }) running.Add(value);

        Assert.True(double.IsFinite(running.Moments.Mean));
        Assert.Equal(double.PositiveInfinity, running.Moments.M2);
    }

    [Fact]
    public void A_sample_keeps_all_values_until_it_is_full()
    {
        var sample = new ReservoirSample(5, 1);
        foreach (var value in new double[] { 3, 1, 2 }) sample.Add(value);

        Assert.Equal([1, 2, 3], sample.Values.Order());
    }

    [Fact]
    public void Every_value_is_equally_likely_to_stay_also_after_merging()
    {
        var kept = new double[30];

        for (var run = 0; run < 6000; run++)
        {
            var (left, right) = (new ReservoirSample(6, 2 * run), new ReservoirSample(6, 2 * run + 1));
            for (var value = 0; value < 30; value++) (value < 20 ? left : right).Add(value);
            left.Merge(right);
            foreach (var value in left.Values) kept[(int)value]++;
        }

        // 1,200 each with a deviation of 31: chi-square with 29 degrees of freedom (scaled by 24/30) is below 58 in 999 of 1,000 cases.
        Assert.True(kept.Sum(count => Math.Pow(count - 1200, 2) / 1200) / 0.8 * 29 / 30 < 58);
    }

    [Fact]
    public void A_restored_sample_goes_on_as_the_saved_one_would()
    {
        var (whole, stopped) = (new ReservoirSample(10, 3), new ReservoirSample(10, 3));

        for (var value = 0; value < 200; value++)
        {
            whole.Add(value);
            stopped.Add(value);
            if (value % 50 == 0) stopped = ReservoirSample.FromBytes(stopped.ToBytes());
        }

        Assert.Equal(whole.Count, stopped.Count);
        Assert.Equal(whole.Values, stopped.Values);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        var sample = new ReservoirSample(2, 0);

        Assert.Throws<ArgumentOutOfRangeException>("value", () => new RunningMoments().Add(double.NaN));
        Assert.Throws<ArgumentNullException>("other", () => new RunningMoments().Merge(null!));
        Assert.Throws<ArgumentOutOfRangeException>("size", () => new ReservoirSample(0, 0));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => sample.Add(double.PositiveInfinity));
        Assert.Throws<ArgumentException>("other", () => sample.Merge(sample));
        Assert.Throws<ArgumentException>("state", () => ReservoirSample.FromBytes(new RunningMoments().ToBytes()));
    }
}
