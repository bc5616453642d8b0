using Analytics.Statistics.Estimation;

namespace Analytics.Statistics.Tests.Estimation;

public sealed class DelayDistributionTests
{
    [Fact]
    public void Young_cohorts_count_only_where_they_were_watched()
    {
        var delays = DelayDistribution.Of([0, 1, 2, 3], [new(100, 5, [50, 20, 10]), new(100, 1.5, [60, 15, 0]), new(40, 0.5, [39, 0, 0])]);

        // 110 of 200 in the first interval; then 20 of the 50 left of the old cohort, and 10 of 30.
        Assert.Equal([0, 0.55, 1 - 0.45 * 0.6, 1 - 0.45 * 0.6 * 2 / 3], delays.Arrived.Select(share => Math.Round(share, 12)));
        Assert.Equal([200, 50, 30], delays.AtRisk);
        Assert.Equal(0.275, delays.By(0.5), 12);
        Assert.Equal(delays.Arrived[^1], delays.By(99));
        Assert.Equal(0, delays.By(0));
    }

    /// <summary>Without censoring the estimate is the empirical distribution.</summary>
    [Fact]
    public void Without_censoring_it_is_the_share_that_came()
    {
        var delays = DelayDistribution.Of([0, 1, 2, 4], [new(10, 100, [2, 3, 1])]);

        Assert.Equal([0, 0.2, 0.5, 0.6], delays.Arrived.Select(share => Math.Round(share, 12)));
        Assert.Equal(1 + 1.0 / 3, delays.Quantile(0.5)!.Value, 12);
        Assert.Equal(4, delays.Quantile(1));
    }

    [Fact]
    public void It_finds_the_delays_that_rows_were_drawn_with()
    {
        var random = new Random(3);
        double[] edges = [0, 6, 12, 24, 48, 96, 192];
        var cohorts = Enumerable.Range(0, 40).Select(day =>
        {
            var age = day * 6.0;
            var events = new long[edges.Length - 1];
            for (var row = 0; row < 2_000; row++)
            {
                var delay = -24 * Math.Log(1 - random.NextDouble());
                if (delay < age && delay < edges[^1]) events[Array.FindLastIndex(edges, edge => edge <= delay)]++;
            }

            return new DelayCohort(2_000, age, events);
        }).ToList();

        var delays = DelayDistribution.Of(edges, cohorts);

        for (var at = 1; at < edges.Length; at++) Assert.Equal(1 - Math.Exp(-edges[at] / 24), delays.Arrived[at], 0.01);
        Assert.Equal(24 * Math.Log(2), delays.Quantile(0.5)!.Value, 1.5);
    }

    [Fact]
    public void Nothing_that_comes_has_no_quantile() => Assert.Null(DelayDistribution.Of([0, 1], [new(5, 2, [0])]).Quantile(0.5));

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentException>(() => DelayDistribution.Of([1, 2], []));
        Assert.Throws<ArgumentException>(() => DelayDistribution.Of([0, 1], [new(1, 2, [2])]));
        Assert.Throws<ArgumentException>(() => DelayDistribution.Of([0, 1], [new(1, 2, [])]));
        Assert.Throws<ArgumentOutOfRangeException>(() => DelayDistribution.Of([0, 1], []).Quantile(0));
    }
}
