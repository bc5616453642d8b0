using Analytics.Statistics.Streaming;

namespace Analytics.Statistics.Tests.Streaming;

public sealed class WindowDetectorTests
{
    [Fact]
    public void Adwin_keeps_the_sums_of_its_window()
    {
        var adwin = new Adwin(clock: 1);
        var stream = Streams.Bits(1, (1000, 0.1), (1000, 0.6), (1000, 0.3));

        foreach (var value in stream) adwin.Update(value);
        var window = stream[^(int)adwin.Count..];

        Assert.Equal(window.Sum(), adwin.Sum, 1e-9);
        Assert.Equal(window.Sum(value => Math.Pow(value - window.Average(), 2)), adwin.SquaredDeviations, 1e-9);
        Assert.Equal(adwin.Count, adwin.Buckets.Select((buckets, size) => buckets << size).Sum());
        Assert.InRange(adwin.Count, 700, 1100);
        Assert.Equal(2, Math.Min(2, adwin.Detections));
    }

    [Fact]
    public void Adwin_state_grows_with_the_logarithm_of_the_stream()
    {
        var adwin = new Adwin();
        for (var row = 0; row < 100_000; row++) adwin.Update(0.5);

        Assert.Equal(100_000, adwin.Count);
        Assert.True(adwin.Buckets.Sum() <= 6 * 17);
    }

    [Fact]
    public void Adwin_that_cuts_everywhere_is_not_later_than_the_rule_of_Moa()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var stream = Streams.Bits(seed, (1000, 0.1), (2000, 0.3));

            var every = StreamReplay.Alarms(new Adwin(), stream)[0];
            var moa = StreamReplay.Alarms(new Adwin(cuts: AdwinCuts.Moa), stream)[0];

            Assert.True(every <= moa);
        }
    }

    /// <summary>With a window of twice the newest values nothing is left to chance, and all C(2n, n) orders can be counted.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(6)]
    public void Probability_of_a_distance_is_its_share_among_all_orders(int count)
    {
        var orders = Enumerable.Range(0, 1 << (2 * count)).Where(bits => System.Numerics.BitOperations.PopCount((uint)bits) == count).ToArray();
        var steps = orders.ToDictionary(bits => bits, bits => Steps(bits, count));

        foreach (var bits in orders)
        {
            var ranks = Enumerable.Range(0, 2 * count).ToLookup(rank => ((bits >> rank) & 1) == 1, rank => (double)rank);
            var share = orders.Count(other => steps[other] >= steps[bits]) / (double)orders.Length;
            Assert.Equal(share, Probability([.. ranks[false], .. ranks[true]]), 1e-12);
        }
    }

    [Fact]
    public void Ties_are_one_step_of_both_distributions() =>
        Assert.Equal(Probability([1, 2, 5, 6, 3, 4, 7, 8]), Probability([1, 1, 1, 1, 1, 1, 2, 2]));

    [Fact]
    public void Kswin_sees_a_change_of_spread_that_leaves_the_mean()
    {
        var random = new Random(1);
        double[] stream = [.. Enumerable.Range(0, 400).Select(row => (row < 200 ? 0.1 : 5) * Rows.Normal(random))];

        var alarms = StreamReplay.Alarms(new Kswin(3, 0.0005), stream);

        Assert.Contains(alarms, alarm => alarm is > 200 and < 240);
        Assert.DoesNotContain(alarms, alarm => alarm < 200);
    }

    [Fact]
    public void Kswin_draws_follow_from_the_seed()
    {
        var stream = Streams.Normals(5, (300, 0), (100, 1));

        Assert.Equal(StreamReplay.Alarms(new Kswin(3), stream), StreamReplay.Alarms(new Kswin(3), stream));
    }

    [Fact]
    public void Bad_parameters_are_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("error", () => new Adwin(1));
        Assert.Throws<ArgumentOutOfRangeException>("clock", () => new Adwin(clock: 0));
        Assert.Throws<ArgumentOutOfRangeException>("bucketsPerSize", () => new Adwin(bucketsPerSize: 0));
        Assert.Throws<ArgumentOutOfRangeException>("windowCount", () => new Kswin(0, windowCount: 50));
        Assert.Throws<ArgumentOutOfRangeException>("leastDistance", () => new Kswin(0, leastDistance: 1));
    }

    private static int Steps(int bits, int count)
    {
        var (height, most) = (0, 0);
        for (var rank = 0; rank < 2 * count; rank++) most = Math.Max(most, Math.Abs(height += ((bits >> rank) & 1) == 1 ? 1 : -1));
        return most;
    }

    private static double Probability(double[] values)
    {
        var kswin = new Kswin(1, 1e-12, values.Length, values.Length / 2);
        foreach (var value in values) kswin.Update(value);
        return kswin.Probability!.Value;
    }
}
