using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;
using CsCheck;
using Xunit;

namespace Analytics.Core.Tests.Measures;

public sealed class HistogramTests
{
    [Fact]
    public async Task Bins_have_round_edges_over_the_range_of_the_values()
    {
        var queries = Latencies([3, 47], new long[18 + 2]);

        var row = Assert.Single((await Some.AnswerAsync(queries, Some.Query("latency", "histogram"))).Rows);

        // (47 − 3) ÷ 20 = 2.2, so bins of 2.5 from 2.5 to 47.5.
        Assert.Equal(18, row.Bins!.Count);
        Assert.Equal((2.5, 5.0), (row.Bins[0].Lower, row.Bins[0].Upper));
        Assert.Equal((45.0, 47.5), (row.Bins[^1].Lower, row.Bins[^1].Upper));
        Assert.Equal(25, row.Figure.Value);
    }

    [Fact]
    public async Task Counts_outside_the_edges_are_no_bins()
    {
        var counts = new long[18 + 2];
        (counts[0], counts[1], counts[^2], counts[^1]) = (7, 1, 2, 9);

        var row = Assert.Single((await Some.AnswerAsync(Latencies([3, 47], counts), Some.Query("latency", "histogram"))).Rows);

        Assert.Equal(1, row.Bins![0].Count);
        Assert.Equal(2, row.Bins[^1].Count);
        Assert.Equal(3, row.Bins.Sum(bin => bin.Count));
    }

    [Fact]
    public async Task Nothing_recorded_has_no_bins()
    {
        var row = Assert.Single((await Some.AnswerAsync(new CannedQueries(), Some.Query("latency", "histogram"))).Rows);

        Assert.Empty(row.Bins!);
        Assert.Equal(Figure.None("no values yet"), row.Figure);
    }

    [Fact]
    public async Task All_rows_share_their_bins()
    {
        var queries = Latencies([3, 47], new long[20])
            .With(EventSource.Predictions, null, ["1"], Canned.Moments("latencyMs", 3), Canned.Histogram(new long[20]))
            .With(EventSource.Predictions, null, ["2"], Canned.Moments("latencyMs", 47), Canned.Histogram(new long[20]));

        var result = await Some.AnswerAsync(queries, Some.Query("latency", "histogram") with { Breakdown = ["version"] });

        Assert.Equal(result.Rows[0].Bins, result.Rows[1].Bins);
    }

    [Fact]
    public async Task Edges_are_exact_decimals()
    {
        var row = Assert.Single((await Some.AnswerAsync(Latencies([0, 2], new long[22]), Some.Query("latency", "histogram"))).Rows);

        Assert.Equal(20, row.Bins!.Count);
        Assert.Equal(0.3, row.Bins[3].Lower);
        Assert.Equal(0.7, row.Bins[6].Upper);
    }

    [Fact]
    public async Task A_single_value_lies_in_one_bin()
    {
        var bin = Assert.Single((await BinsAsync(5, 5))!);

        Assert.InRange(5, bin.Lower!.Value, bin.Upper!.Value);
    }

    [Fact]
    public async Task Whatever_the_range_the_edges_ascend_around_it()
    {
        var range = Gen.Select(Gen.Double[-1e308, 1e308], Gen.Double[-1, 1], Gen.Int[-20, 300]);
        await range.SampleAsync(async (huge, small, power) =>
        {
            await CheckEdgesAsync(huge, small);
            await CheckEdgesAsync(small * Math.Pow(10, power), small * Math.Pow(10, power) * 1.0000000001);
        }, iter: 500);
    }

    private static async Task CheckEdgesAsync(double one, double other)
    {
        var (min, max) = (Math.Min(one, other), Math.Max(one, other));
        var bins = (await BinsAsync(min, max))!;
        Assert.InRange(bins.Count, 1, 42);
        Assert.True(bins[0].Lower <= min && bins[^1].Upper >= max, $"{min:R} to {max:R}");
        Assert.All(bins, bin => Assert.True(bin.Lower < bin.Upper, $"{min:R} to {max:R}"));
    }

    private static async Task<IReadOnlyList<HistogramBin>?> BinsAsync(double min, double max) =>
        Assert.Single((await Some.AnswerAsync(Latencies([min, max], new long[50]), Some.Query("latency", "histogram"))).Rows).Bins;

    private static CannedQueries Latencies(double[] values, long[] counts) => new CannedQueries().With(
        EventSource.Predictions, Canned.Moments("latencyMs", values), Canned.Histogram(counts));
}
