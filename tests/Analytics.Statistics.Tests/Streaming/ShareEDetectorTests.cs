using Analytics.Statistics.Streaming;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Tests.Streaming;

public sealed class ShareEDetectorTests
{
    /// <summary>One row a batch is one bit: what the detector of bits says of it.</summary>
    [Theory]
    [InlineData(DriftSide.Up)]
    [InlineData(DriftSide.Down)]
    [InlineData(DriftSide.Both)]
    public void Batches_of_one_row_are_bits(DriftSide side)
    {
        var (bits, batches) = (new MeanEDetector(new(0.1, 0.2), 100, side), new ShareEDetector(new(0.1, 0.2), 100, side));

        foreach (var bit in Streams.Bits(3, (200, 0.15), (100, 0.6), (200, 0.01)))
        {
            Assert.Equal(bits.Update(bit), batches.Update((long)bit, 1));
            Assert.Equal(bits.Evidence, batches.Evidence, 1e-9 * (1 + bits.Evidence));
        }
    }

    [Fact]
    public void Evidence_of_a_batch_by_hand()
    {
        var detector = new ShareEDetector(new(0, 0.25), 1e6);

        detector.Update(2, 3);

        // Bets λ gain 1 + λ (1/0.25 − 1) by a hit and 1 − λ by another row.
        Assert.Equal(Enumerable.Range(1, 12).Select(bet => Math.Pow(2, -bet)).Average(size => Math.Pow(1 + 3 * size, 2) * (1 - size)), detector.Evidence, 1e-12);
    }

    [Fact]
    public void Average_run_length_is_at_least_the_wanted_one()
    {
        const int Wanted = 100;
        var (lengths, random) = (new double[300], new Random(17));

        for (var run = 0; run < lengths.Length; run++)
        {
            var detector = new ShareEDetector(new(0, 0.02), Wanted);
            while (lengths[run]++ < 3_000 && detector.Update(Enumerable.Range(0, 200).Count(_ => random.NextDouble() < 0.02), 200) != DriftLevel.Drift)
            {
            }
        }

        var moments = Moments.Of(lengths);
        Assert.True(moments.Mean + 3 * moments.StandardError >= Wanted, $"{moments.Mean}");
    }

    [Fact]
    public void Many_rows_are_counted_without_overflow()
    {
        var detector = new ShareEDetector(new(0.4, 0.5), 1e9, DriftSide.Both);

        Assert.Equal(DriftLevel.Stable, detector.Update(45_000_000, 100_000_000));
        Assert.Equal(DriftLevel.Drift, detector.Update(90_000_000, 100_000_000));
        Assert.True(double.IsFinite(detector.Evidence));
        Assert.Equal(DriftLevel.Stable, detector.Update(0, 0));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentException>("baseline", () => new ShareEDetector(new(0.5, 0.4), 10));
        Assert.Throws<ArgumentException>("baseline", () => new ShareEDetector(new(0.5, 1), 10));
        Assert.Throws<ArgumentException>("baseline", () => new ShareEDetector(new(0, 0.5), 10, DriftSide.Down));
        Assert.Throws<ArgumentOutOfRangeException>("runLength", () => new ShareEDetector(new(0.5, 0.5), 0.5));
        Assert.Throws<ArgumentOutOfRangeException>("hits", () => new ShareEDetector(new(0.5, 0.5), 10).Update(3, 2));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => new ShareEDetector(new(0.5, 0.5), 10).Update(0, -1));
    }
}
