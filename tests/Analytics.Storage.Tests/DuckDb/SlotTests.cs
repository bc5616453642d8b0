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
