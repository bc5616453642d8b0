using Analytics.Core.Ports;
using Analytics.Statistics.Summaries;
using Xunit;

namespace Analytics.Storage.Tests.DuckDb;

public sealed class RollupTests
{
    private static readonly Field Latency = Field.Of("latencyMs");

    /// <summary>A filter on a field that roll-ups do not hold and that every row passes: forces the answer from rows.</summary>
    private static readonly FieldFilter FromRows = new(Field.Of("decision"), ["nobody"], Negated: true);

    [Fact]
    public async Task Roll_ups_answer_as_the_rows_do_for_any_window_interval_and_split_with_late_and_unmaintained_rows()
    {
        var random = new Random(20261101);
        await using var store = await EventStore.StartAsync();
        for (var round = 0; round < 6; round++)
        {
            await store.AppendAsync([.. Enumerable.Range(0, 400).Select(i => SomeRow(random, $"p-{round}-{i}"))]);
            if (round != 5) await store.Maintenance.CatchUpAsync(CancellationToken.None);
        }

        for (var trial = 0; trial < 60; trial++)
        {
            var query = SomeQuery(random);
            var rolled = await store.AskAsync(query);
            var rows = await store.AskAsync(query with { Filters = [.. query.Filters, FromRows] });
            AssertSame(rows, rolled);
        }
    }

    [Fact]
    public async Task Late_rows_repair_the_buckets_they_belong_to()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Prediction("p-1", latencyMs: 10));
        await store.Maintenance.CatchUpAsync(CancellationToken.None);
        var before = await HourAsync(store);

        await store.AppendAsync(Some.Prediction("p-2", latencyMs: 30), Some.Prediction("p-3", Some.Noon.AddDays(2), latencyMs: 99));
        await store.Maintenance.CatchUpAsync(CancellationToken.None);

        var after = await HourAsync(store);
        Assert.Equal(new Moments(1, 10, 0, 10, 10), before);
        Assert.Equal(new Moments(2, 20, 200, 10, 30), after);
    }

    [Fact]
    public async Task Roll_ups_survive_a_restart_and_go_on_where_they_ended()
    {
        var folder = EventStore.NewFolder();
        await using (var store = await EventStore.StartAsync(folder))
        {
            await store.AppendAsync(Some.Prediction("p-1", latencyMs: 10));
            await store.Maintenance.CatchUpAsync(CancellationToken.None);
            await store.AppendAsync(Some.Prediction("p-2", latencyMs: 30));
        }

        await using var again = await EventStore.StartAsync(folder);
        await again.AppendAsync(Some.Prediction("p-3", latencyMs: 20));
        await again.Maintenance.CatchUpAsync(CancellationToken.None);

        Assert.Equal(new Moments(3, 20, 200, 10, 30), await HourAsync(again));
    }

    private static async Task<Moments> HourAsync(EventStore store)
    {
        var groups = await store.AskAsync(new SummaryQuery
        {
            Source = EventSource.Predictions,
            From = Some.Noon,
            To = Some.Noon.AddHours(1),
            Summaries = [new Summary.MomentsOf(Latency)],
        });
        return groups.Single().Values[0].Moments!;
    }

    private static PredictionRow SomeRow(Random random, string id)
    {
        var row = Some.Prediction(
            id, Some.Noon.AddSeconds(random.Next(-10 * 86_400, 86_400)), model: random.Next(2) == 0 ? "churn" : "ranker",
            version: random.Next(3).ToString(System.Globalization.CultureInfo.InvariantCulture), score: random.NextDouble(),
            latencyMs: random.Next(10) == 0 ? null : 1e6 + random.NextDouble() * 50);
        return row;
    }

    private static SummaryQuery SomeQuery(Random random)
    {
        var from = Some.Noon.AddSeconds(random.Next(-11 * 86_400, 0));
        BucketWidth?[] intervals = [null, BucketWidth.Hour, BucketWidth.Day, BucketWidth.Week, BucketWidth.Month];
        IReadOnlyList<Field>[] splits = [[], [Field.Of("version")], [Field.Of("model"), Field.Of("version")]];
        return new()
        {
            Source = EventSource.Predictions,
            From = from,
            To = from.AddSeconds(random.Next(1, 6 * 86_400)),
            Summaries = [new Summary.CountOf(), new Summary.MomentsOf(Latency), new Summary.SketchOf(Latency), new Summary.MomentsOf(Field.Of("score"))],
            Filters = random.Next(2) == 0 ? [] : [new(Field.Of("model"), ["churn"])],
            Breakdown = splits[random.Next(splits.Length)],
            Interval = intervals[random.Next(intervals.Length)],
        };
    }

    private static void AssertSame(IReadOnlyList<SummaryGroup> expected, IReadOnlyList<SummaryGroup> actual)
    {
        Assert.Equal(expected.Select(g => (g.Bucket, string.Join('|', g.Keys))), actual.Select(g => (g.Bucket, string.Join('|', g.Keys))));
        foreach (var (e, a) in expected.Zip(actual))
        {
            Assert.Equal(e.Values[0].Count, a.Values[0].Count);
            Assert.Equal(e.Values[2].Sketch!.Bins, a.Values[2].Sketch!.Bins);
            foreach (var i in (int[])[1, 3])
            {
                var (em, am) = (e.Values[i].Moments!, a.Values[i].Moments!);
                Assert.Equal((em.Count, em.Min, em.Max), (am.Count, am.Min, am.Max));
                Assert.Equal(em.Mean, am.Mean, Math.Max(1e-12, Math.Abs(em.Mean) * 1e-12));
                Assert.Equal(em.M2, am.M2, Math.Max(1e-6, em.M2 * 1e-6));
            }
        }
    }
}
