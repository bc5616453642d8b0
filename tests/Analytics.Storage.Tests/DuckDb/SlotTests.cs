using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Storage.Tests.DuckDb;

/// <summary>Columns asked for together are read by another statement than one alone: both must say the same.</summary>
public sealed class SlotTests
{
    private static readonly Field[] Numbers = [Number(0), Number(1), Number(2)];
    private static readonly Field[] Categories = [Category(0), Category(1)];

    [Fact]
    public async Task Columns_read_together_are_those_read_one_by_one()
    {
        await using var store = await EventStore.StartAsync();
        var random = new Random(3);
        await store.AppendAsync([.. Enumerable.Range(0, 500).Select(at => Row(at, random))]);
        Summary[] summaries =
        [
            new Summary.CountOf(),
            .. Numbers.Select(field => new Summary.SketchOf(field)),
            .. Numbers.Select(field => new Summary.MomentsOf(field)),
            .. Categories.Select(field => new Summary.CategoriesOf(field, 3)),
        ];
        var query = new SummaryQuery
        {
            Source = EventSource.Predictions,
            From = Some.Noon.AddDays(-1),
            To = Some.Noon.AddDays(3),
            Summaries = summaries,
            Interval = BucketWidth.Day,
            Breakdown = [Field.Of("segments.country")],
        };

        var together = await store.AskAsync(query);

        Assert.Equal(4, together.Count);
        for (var at = 0; at < summaries.Length; at++)
        {
            var alone = await store.AskAsync(query with { Summaries = [summaries[at]] });
            foreach (var (one, all) in alone.Zip(together))
            {
                var (expected, actual) = (one.Values[0], all.Values[at]);
                Assert.Equal((one.Bucket, one.Keys[0], expected.Count), (all.Bucket, all.Keys[0], actual.Count));
                Assert.Equal(expected.Categories ?? [], actual.Categories ?? []);
                Assert.Equal(expected.Sketch?.Bins.OrderBy(bin => bin.Key) ?? Enumerable.Empty<KeyValuePair<int, long>>(), actual.Sketch?.Bins.OrderBy(bin => bin.Key) ?? Enumerable.Empty<KeyValuePair<int, long>>());
                Assert.Equal(expected.Moments?.Count, actual.Moments?.Count);
                Assert.Equal(expected.Moments?.Mean ?? 0, actual.Moments?.Mean ?? 0, 1e-12);
                Assert.Equal(expected.Moments?.M2 ?? 0, actual.Moments?.M2 ?? 0, 1e-9);
                Assert.Equal((expected.Moments?.Min, expected.Moments?.Max), (actual.Moments?.Min, actual.Moments?.Max));
            }
        }
    }

    [Fact]
    public async Task An_answer_is_kept_while_nothing_is_added_to_its_window()
    {
        await using var store = await EventStore.StartAsync();
        var random = new Random(5);
        await store.AppendAsync([.. Enumerable.Range(0, 100).Select(at => Row(at, random))]);
        var query = new SummaryQuery
        {
            Source = EventSource.Predictions,
            From = Some.Noon,
            To = Some.Noon.AddDays(1),
            Summaries = [new Summary.CountOf(), .. Numbers.Select(field => new Summary.SketchOf(field)), new Summary.CategoriesOf(Categories[0])],
        };
        var german = query with { Filters = [new(Field.Of("segments.country"), ["DE"])] };

        var first = await store.AskAsync(query);
        var (again, other) = (await store.AskAsync(query with { Summaries = [.. query.Summaries] }), await store.AskAsync(german));
        await store.AppendAsync(Row(1_001, random));
        var besides = await store.AskAsync(query);
        await store.AppendAsync(Row(1_002, random));
        var added = await store.AskAsync(query);

        Assert.Same(first, again);
        Assert.Same(first, besides);
        Assert.Equal((50, 17, 51), (first[0].Values[0].Count, other[0].Values[0].Count, added[0].Values[0].Count));
        Assert.Equal(first[0].Values[1].Sketch!.Count + 1, added[0].Values[1].Sketch!.Count);
        Assert.Same(added, await store.AskAsync(query));
    }

    [Fact]
    public async Task What_is_seldom_asked_for_is_not_kept_for_ever()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync([.. Enumerable.Range(0, 10).Select(at => Row(at, new Random(at)))]);
        Task<IReadOnlyList<SummaryGroup>> Ask(int window) => store.AskAsync(new SummaryQuery
        {
            Source = EventSource.Predictions,
            From = Some.Noon.AddMinutes(-window),
            To = Some.Noon.AddDays(1),
            Summaries = [.. Numbers.Select(field => new Summary.SketchOf(field))],
        });

        var (often, seldom) = (await Ask(0), await Ask(1));
        for (var window = 2; window < 70; window++)
        {
            await Ask(window);
            await Ask(0);
        }

        Assert.Same(often, await Ask(0));
        Assert.NotSame(seldom, await Ask(1));
    }

    private static PredictionRow Row(int at, Random random)
    {
        var row = Some.Prediction($"slot-{at}", Some.Noon.AddDays(at % 2));
        row.Numbers = at % 7 == 0 ? [random.NextDouble()] : [random.NextDouble(), random.Next(5) == 0 ? double.NaN : random.Next(100) - 50];
        row.Categories = at % 5 == 0 ? [] : [random.Next(4) == 0 ? null : $"c{random.Next(5)}", $"d{random.Next(2)}"];
        (row.SegmentKeys, row.SegmentValues) = (["country"], [at % 3 == 0 ? "DE" : "FR"]);
        return row;
    }

    private static Field Number(int slot) => new() { Name = $"features.n{slot}", Slot = slot };

    private static Field Category(int slot) => new() { Name = $"features.c{slot}", Slot = slot, Categorical = true };
}
