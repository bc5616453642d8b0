using Analytics.Statistics.Drift.Chunks;
using Analytics.Statistics.Drift.Shares;
using CsCheck;

namespace Analytics.Statistics.Tests.Drift;

public sealed class ChunkTests
{
    [Fact]
    public void The_rest_is_kept_dropped_or_appended()
    {
        Assert.Equal([new(0, 3), new(3, 6), new(6, 8)], Chunking.BySize(8, 3));
        Assert.Equal([new(0, 3), new(3, 6)], Chunking.BySize(8, 3, IncompleteChunk.Drop));
        Assert.Equal([new(0, 3), new(3, 8)], Chunking.BySize(8, 3, IncompleteChunk.Append));
        Assert.Equal([new(0, 2)], Chunking.BySize(2, 3, IncompleteChunk.Append));
        Assert.Empty(Chunking.BySize(0, 3));
    }

    [Fact]
    public void Chunks_cover_all_rows_once() => Gen.Select(Gen.Int[0, 500], Gen.Int[1, 60], Gen.Enum<IncompleteChunk>()).Sample((rows, size, incomplete) =>
    {
        var chunks = Chunking.BySize(rows, size, incomplete);
        var covered = incomplete == IncompleteChunk.Drop ? rows - rows % size : rows;

        Assert.Equal(Enumerable.Range(0, covered), chunks.SelectMany(chunk => Enumerable.Range(chunk.Start, chunk.Rows)));
    });

    [Theory]
    [InlineData(ChunkPeriod.Hour, "2024-02-28T23:00Z", "2024-02-29T00:00Z")]
    [InlineData(ChunkPeriod.Day, "2024-02-28T00:00Z", "2024-02-29T00:00Z")]
    [InlineData(ChunkPeriod.Week, "2024-02-26T00:00Z", "2024-03-04T00:00Z")]
    [InlineData(ChunkPeriod.Month, "2024-02-01T00:00Z", "2024-03-01T00:00Z")]
    [InlineData(ChunkPeriod.Quarter, "2024-01-01T00:00Z", "2024-04-01T00:00Z")]
    [InlineData(ChunkPeriod.Year, "2024-01-01T00:00Z", "2025-01-01T00:00Z")]
    public void Periods_are_half_open_and_in_universal_time(ChunkPeriod period, string from, string to)
    {
        // 2024-02-28 23:30 UTC, twice, and once a year later.
        DateTimeOffset[] times = [new(2024, 2, 29, 1, 30, 0, TimeSpan.FromHours(2)), new(2024, 2, 28, 23, 59, 0, TimeSpan.Zero), new(2025, 6, 1, 0, 0, 0, TimeSpan.Zero)];

        var chunks = Chunking.ByPeriod(times, period);

        var culture = System.Globalization.CultureInfo.InvariantCulture;
        Assert.Equal(new PeriodChunk(DateTimeOffset.Parse(from, culture), DateTimeOffset.Parse(to, culture), new(0, 2)), chunks[0]);
        Assert.Equal(new Chunk(2, 3), chunks[1].Rows);
    }

    [Fact]
    public void A_band_of_two_chunks_by_hand()
    {
        // Mean 2, deviation 1 (divisor n).
        Assert.Equal(new(-1, 5), ThresholdBand.Deviations([1, 3]));
        Assert.Equal(new(null, 4), ThresholdBand.Deviations([1, 3], below: null, above: 2));
        Assert.Equal(new(0, 3.5), ThresholdBand.Deviations([1, 3], lowest: 0, highest: 3.5));
        Assert.True(ThresholdBand.Deviations([1, 3]).IsAlert(5.1));
        Assert.False(ThresholdBand.Deviations([1, 3], below: null).IsAlert(-100));
    }

    [Fact]
    public void Rates_by_hand()
    {
        Assert.Equal(0.25, ChunkRate.Missing([1, double.NaN, 3, 4]));
        Assert.Equal(0.5, ChunkRate.OutOfRange([1, 5], [0, 1, 5, 6]));
        Assert.Equal(0.75, ChunkRate.Unseen(CategoryTable.OfRows(["a"], ["a", "b", "c", "b"])));
        Assert.Equal(0.05, ChunkRate.StandardError(0.5, 100));
    }

    [Fact]
    public void Standard_errors_are_those_of_simulated_chunks()
    {
        var (reference, random) = (Some.Normal(1, 4000, 5, 2), new Random(2));
        double[][] chunks = [.. Enumerable.Range(0, 3000).Select(_ => Enumerable.Range(0, 60).Select(_ => reference[random.Next(4000)]).ToArray())];

        Check(ChunkError.Mean(reference, 60), chunk => chunk.Average());
        Check(ChunkError.Sum(reference, 60), chunk => chunk.Sum());
        Check(ChunkError.StandardDeviation(reference, 60), Deviation);
        Check(ChunkError.Median(reference, 60), chunk => chunk.Order().Skip(29).Take(2).Average());

        double Deviation(double[] values) => Math.Sqrt(Summaries(values).Variance);
        Statistics.Summaries.Moments Summaries(double[] values) => Statistics.Summaries.Moments.Of(values);
        void Check(double error, Func<double[], double> figure) => Assert.Equal(1, Deviation([.. chunks.Select(figure)]) / error, 0.1);
    }

    [Fact]
    public void Correlation_of_four_chunks_by_hand()
    {
        var found = DriftCorrelation.Of([1, 2, 3, 4], [1, 3, 2, 4])!.Value;

        // r = 4/5; with two degrees of freedom P = 1 − |r|.
        Assert.Equal(0.8, found.Correlation, 1e-12);
        Assert.Equal(0.2, found.PValue, 1e-12);
        Assert.Equal(0, DriftCorrelation.Of([1, 2, 3], [2, 4, 6])!.Value.PValue, 1e-7);
        Assert.Null(DriftCorrelation.Of([1, 1, 1], [1, 2, 3]));
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("size", () => Chunking.BySize(5, 0));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => Chunking.ByCount(5, 6));
        Assert.Throws<ArgumentException>("times", () => Chunking.ByPeriod([new(2024, 1, 2, 0, 0, 0, default), new(2024, 1, 1, 0, 0, 0, default)], ChunkPeriod.Year));
        Assert.Throws<ArgumentException>("reference", () => ThresholdBand.Deviations([]));
        Assert.Throws<ArgumentOutOfRangeException>("below", () => ThresholdBand.Deviations([1], below: -1));
        Assert.Throws<ArgumentException>("values", () => ChunkRate.Missing([]));
        Assert.Throws<ArgumentException>("reference", () => ChunkError.Median([2, 2], 5));
        Assert.Throws<ArgumentOutOfRangeException>("rows", () => ChunkError.Mean([2, 3], 0));
        Assert.Throws<ArgumentException>("distances", () => DriftCorrelation.Of([1, 2], [1, 2]));
    }
}
