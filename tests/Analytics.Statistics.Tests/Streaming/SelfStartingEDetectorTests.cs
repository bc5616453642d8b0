using Analytics.Statistics.Streaming;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Tests.Streaming;

public sealed class SelfStartingEDetectorTests
{
    [Fact]
    public void Evidence_of_one_value_by_hand()
    {
        var detector = new SelfStartingEDetector(1e6, DriftSide.Up);
        foreach (var value in new[] { 1.0, 2, 3, 4, 5 }) detector.Update(value);
        Assert.Equal(0, detector.Evidence);

        detector.Update(9);

        // t = 6 ÷ (√2.5 √1.2) = √12 with 4 degrees of freedom, whose distribution is 1/2 + 3/8 · t/2 ÷ √(1 + t²/4) · (1 − t²/4 ÷ (3 (1 + t²/4))) · 2 (Abramowitz & Stegun 26.7.4).
        var p = 0.5 - 0.375 * Math.Sqrt(3) * (1 - 3.0 / 4 / 3);
        var wanted = new[] { 0.75, 0.5, 0.25, 0.125, 0.0625, 0.03125 }.Average(power => power * Math.Pow(p, power - 1));
        Assert.Equal(wanted, detector.Evidence, 1e-9);
        Assert.Equal(4, detector.Mean, 1e-12);
    }

    /// <summary>The promise is that of the run length, whatever mean and variance are: neither is told to the detector.</summary>
    [Theory]
    [InlineData(DriftSide.Up, 0, 1, 5)]
    [InlineData(DriftSide.Both, -300, 0.01, 5)]
    [InlineData(DriftSide.Down, 1e6, 5000, 14)]
    public void Average_run_length_is_at_least_the_wanted_one(DriftSide side, double mean, double deviation, int warmUp)
    {
        const int Wanted = 200;
        var (lengths, random) = (new double[300], new Random(17));

        for (var run = 0; run < lengths.Length; run++)
        {
            var detector = new SelfStartingEDetector(Wanted, side, warmUp);
            while (detector.Update(mean + deviation * Rows.Normal(random)) != DriftLevel.Drift && detector.Count < 5_000) lengths[run]++;
        }

        var moments = Moments.Of(lengths);
        Assert.True(moments.Mean + 3 * moments.StandardError >= Wanted, $"{moments.Mean}");
    }

    [Theory]
    [InlineData(2, 10)]
    [InlineData(5, 3)]
    public void A_rise_is_found_in_few_windows(double rise, int most)
    {
        double[] delays = [.. Enumerable.Range(0, 100).Select(seed =>
        {
            var (detector, random) = (new SelfStartingEDetector(200, DriftSide.Up), new Random(seed));
            for (var window = 0; window < 30; window++) detector.Update(100 + 5 * Rows.Normal(random));
            for (var window = 1; window <= 30; window++)
                if (detector.Update(100 + 5 * (rise + Rows.Normal(random))) == DriftLevel.Drift) return window;
            return 31;
        }).Order()];

        Assert.InRange(delays[50], 1, most);
    }

    [Fact]
    public void Falls_are_found_where_they_are_asked_for()
    {
        double[] falls = [.. Enumerable.Range(0, 20).Select(window => 0.9 + 0.01 * (window % 3)), 0.7, 0.7];

        Assert.Empty(StreamReplay.Alarms(new SelfStartingEDetector(1000, DriftSide.Up), falls));
        Assert.NotEmpty(StreamReplay.Alarms(new SelfStartingEDetector(1000, DriftSide.Down), falls));
        Assert.NotEmpty(StreamReplay.Alarms(new SelfStartingEDetector(1000), falls));
    }

    [Fact]
    public void Values_without_spread_tell_nothing()
    {
        var detector = new SelfStartingEDetector(50);

        Assert.Empty(StreamReplay.Alarms(detector, [.. Enumerable.Repeat(0.1, 40), 0.1 + 1e-16, 0.3]));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("runLength", () => new SelfStartingEDetector(0.5));
        Assert.Throws<ArgumentOutOfRangeException>("side", () => new SelfStartingEDetector(10, (DriftSide)9));
        Assert.Throws<ArgumentOutOfRangeException>("warmUp", () => new SelfStartingEDetector(10, warmUp: 1));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new SelfStartingEDetector(10).Update(double.NaN));
    }
}
