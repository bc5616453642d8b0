using Analytics.Statistics.Streaming;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Tests.Streaming;

public sealed class MeanEDetectorTests
{
    [Fact]
    public void Evidence_of_one_bit_by_hand()
    {
        var (sum, cusum) = (new MeanEDetector(new(0.1, 0.2), 1e6), new MeanEDetector(new(0.1, 0.2), 1e6, form: MeanEDetectorForm.Cusum));

        sum.Update(1);
        cusum.Update(1);

        // Bets λ = 2^−1 … 2^−12 at the border 0.2 gain 1 + λ (1/0.2 − 1).
        var wanted = Enumerable.Range(1, 12).Average(bet => 1 + 4 * Math.Pow(2, -bet));
        Assert.Equal((wanted, wanted), (sum.Evidence, cusum.Evidence));
    }

    [Theory]
    [InlineData(DriftSide.Up, MeanEDetectorForm.ShiryaevRoberts)]
    [InlineData(DriftSide.Both, MeanEDetectorForm.ShiryaevRoberts)]
    [InlineData(DriftSide.Up, MeanEDetectorForm.Cusum)]
    public void Average_run_length_is_at_least_the_wanted_one(DriftSide side, MeanEDetectorForm form)
    {
        const int Wanted = 300;
        var (lengths, random) = (new double[300], new Random(17));

        for (var run = 0; run < lengths.Length; run++)
        {
            var detector = new MeanEDetector(new(0.2, 0.2), Wanted, side, form);
            while (detector.Update(random.NextDouble() < 0.2 ? 1 : 0) != DriftLevel.Drift && detector.Count < 20_000) lengths[run]++;
        }

        var moments = Moments.Of(lengths);
        Assert.True(moments.Mean + 3 * moments.StandardError >= Wanted, $"{moments.Mean}");
    }

    [Fact]
    public void Run_length_holds_for_dependent_values_whose_conditional_mean_stays()
    {
        var (lengths, random) = (new double[200], new Random(5));

        for (var run = 0; run < lengths.Length; run++)
        {
            var (detector, last) = (new MeanEDetector(new(0.3, 0.3), 300), 0.0);
            while (detector.Count < 20_000)
            {
                // After a high value only spread-out ones come, after a low value narrow ones, all of the mean 0.3.
                var value = last > 0.5 ? (random.NextDouble() < 0.3 ? 1 : 0) : 0.2 + 0.2 * random.NextDouble() + (random.NextDouble() < 0.1 ? 0.3 : -1 / 30.0);
                lengths[run]++;
                if (detector.Update(Math.Clamp(value, 0, 1)) == DriftLevel.Drift) break;
                last = value;
            }
        }

        var moments = Moments.Of(lengths);
        Assert.True(moments.Mean + 3 * moments.StandardError >= 300, $"{moments.Mean}");
    }

    [Fact]
    public void Delay_is_near_the_best_one()
    {
        var delays = Enumerable.Range(0, 100).Select(seed =>
        {
            var detector = new MeanEDetector(new(0.1, 0.1), 10_000);
            var alarms = StreamReplay.Alarms(detector, Streams.Bits(seed, (500, 0.1), (2000, 0.2)));
            return alarms.FirstOrDefault(alarm => alarm >= 500, 2500) - 500.0;
        }).ToArray();

        // ln 10⁴ / KL(0.2, 0.1) is 207; the detector does not know the new rate.
        Assert.InRange(delays.Average(), 100, 400);
    }

    [Fact]
    public void Other_ranges_are_scaled()
    {
        var (bits, scaled) = (new MeanEDetector(new(0.3, 0.4), 50, DriftSide.Both), new MeanEDetector(new(-4, -2), 50, DriftSide.Both, lowest: -10, highest: 10));
        var stream = Streams.Bits(1, (200, 0.3), (100, 0.7));

        Assert.Equal(StreamReplay.Alarms(bits, stream), StreamReplay.Alarms(scaled, [.. stream.Select(bit => 20 * bit - 10)]));
    }

    [Fact]
    public void A_reference_gives_its_interval_as_the_baseline()
    {
        var reference = Moments.Of(Streams.Bits(3, (2000, 0.2)));
        var stream = Streams.Bits(4, (1000, 0.2), (500, 0.5));

        var alarms = StreamReplay.Alarms(MeanEDetector.AfterReference(reference, 10_000), stream);

        Assert.InRange(alarms[0], 1000, 1100);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("baseline", () => new MeanEDetector(new(0.5, 0.4), 10));
        Assert.Throws<ArgumentException>("baseline", () => new MeanEDetector(new(0.5, 1), 10));
        Assert.Throws<ArgumentException>("baseline", () => new MeanEDetector(new(0, 0.5), 10, DriftSide.Down));
        Assert.Throws<ArgumentOutOfRangeException>("runLength", () => new MeanEDetector(new(0.5, 0.5), 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("highest", () => new MeanEDetector(new(0.5, 0.5), 10, highest: 0));
        Assert.Throws<ArgumentOutOfRangeException>("value", () => new MeanEDetector(new(0.5, 0.5), 10).Update(1.1));
        Assert.Throws<ArgumentException>("reference", () => MeanEDetector.AfterReference(Moments.Of([2]), 10));
    }
}
