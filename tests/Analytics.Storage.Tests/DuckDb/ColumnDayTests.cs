using System.Globalization;
using Analytics.Core.Ports;
using Analytics.Storage.DuckDb;
using Xunit;

namespace Analytics.Storage.Tests.DuckDb;

/// <summary>Whatever is asked about columns, cells by day and rows must say the same.</summary>
public sealed class ColumnDayTests
{
    private const int Categorical = 1;
    private static readonly Field[] Columns = [Field.Of("score"), Number(0), Number(1), Field.Of("predicted"), Field.Of("decision"), Category(0), Category(1)];

    /// <summary>A filter on a field that cells do not hold and that every row passes: forces the answer from rows.</summary>
    private static readonly FieldFilter FromRows = new(Field.Of("region"), ["nowhere"], Negated: true);

    [Fact]
    public async Task Cells_answer_as_the_rows_do_for_any_window_interval_split_and_column_with_late_and_unmaintained_rows()
    {
        var random = new Random(20261130);
        await using var store = await EventStore.StartAsync();
        for (var round = 0; round < 6; round++)
        {
            await store.AppendAsync([.. Enumerable.Range(0, 400).Select(i => SomeRow(random, $"p-{round}-{i}"))]);
            if (round != 5) await store.Maintenance.CatchUpAsync(CancellationToken.None);
        }

        for (var trial = 0; trial < 60; trial++)
        {
            var query = SomeQuery(random);
            AssertSame(await RowsAsync(store, query), await store.AskAsync(query));
        }
    }

    [Fact]
    public async Task A_window_of_ragged_ends_needs_no_row_where_none_lies_outside_it()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Row("p-1", Some.Noon), Row("p-2", Some.Noon.AddDays(1)), Row("p-3", Some.Noon.AddDays(1).AddHours(1)));
        await store.Maintenance.CatchUpAsync(CancellationToken.None);
        var all = Ask(Some.Noon, Some.Noon.AddDays(1).AddHours(2));
        var fewer = Ask(Some.Noon, Some.Noon.AddDays(1).AddHours(1));
        using (var connection = store.Database.Reader()) DuckDbDatabase.Execute(connection, "DELETE FROM prediction_rows");

        Assert.Equal(3, (await store.AskAsync(all)).Single().Values[0].Count);
        Assert.Equal(1, (await store.AskAsync(fewer)).Single().Values[0].Count);
    }

    [Fact]
    public async Task A_column_with_more_categories_than_are_kept_is_read_from_the_rows()
    {
        await using var store = await EventStore.StartAsync();
        for (var round = 0; round < 3; round++)
        {
            await store.AppendAsync([.. Enumerable.Range(round * 1_500, 1_500).Select(at => Row($"p-{at}", Some.Noon, $"c{at % 2_500}"))]);
            await store.Maintenance.CatchUpAsync(CancellationToken.None);
        }

        var query = Ask(Some.Noon.AddHours(-12), Some.Noon.AddHours(12));
        using var connection = store.Database.Reader();

        Assert.Equal(1, DuckDbDatabase.Scalar<long>(connection, "SELECT count(*) FROM column_days WHERE field = 'c0'"));
        AssertSame(await RowsAsync(store, query), await store.AskAsync(query));
    }

    [Fact]
    public async Task A_range_that_every_value_keeps_is_told_by_the_cells_and_any_other_by_the_rows()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync([.. Enumerable.Range(0, 100).Select(at => Row($"p-{at}", Some.Noon, number: at))]);
        await store.Maintenance.CatchUpAsync(CancellationToken.None);
        var query = Ask(Some.Noon.AddHours(-12), Some.Noon.AddHours(12)) with { Summaries = [new Summary.HistogramOf(Number(0), [0, 99]), new Summary.HistogramOf(Number(0), [10, 50])] };

        var values = (await store.AskAsync(query)).Single().Values;

        Assert.Equal([0, 100, 0], values[0].Histogram!);
        Assert.Equal([10, 41, 49], values[1].Histogram!);
    }

    [Fact]
    public async Task A_file_of_before_the_cells_gets_them_with_its_next_records()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Row("p-1", Some.Noon), Row("p-2", Some.Noon.AddDays(1)));
        await store.Maintenance.CatchUpAsync(CancellationToken.None);
        using (var connection = store.Database.Reader()) DuckDbDatabase.Execute(connection, "DELETE FROM column_days; UPDATE maintained SET columns_seq = 0");
        var query = Ask(Some.Noon.AddHours(-12), Some.Noon.AddDays(3));

        var before = (await store.AskAsync(query)).Single().Values[0].Count;
        await store.AppendAsync(Row("p-3", Some.Noon.AddDays(2)));
        await store.Maintenance.CatchUpAsync(CancellationToken.None);
        using var reader = store.Database.Reader();

        Assert.Equal(2, before);
        Assert.Equal(3, (await store.AskAsync(query)).Single().Values[0].Count);
        Assert.Equal(3, DuckDbDatabase.Scalar<long>(reader, "SELECT sum(n)::BIGINT FROM column_days WHERE field = ''"));
    }

    private static Task<IReadOnlyList<SummaryGroup>> RowsAsync(EventStore store, SummaryQuery query) => store.AskAsync(query with { Filters = [.. query.Filters, FromRows] });

    private static SummaryQuery Ask(DateTime from, DateTime to) => new()
    {
        Source = EventSource.Predictions,
        From = from,
        To = to,
        Filters = [new(Field.Of("model"), ["churn"])],
        Summaries = [new Summary.CountOf(), new Summary.SketchOf(Number(0)), new Summary.CategoriesOf(Category(0), 4_000)],
    };

    private static SummaryQuery SomeQuery(Random random)
    {
        var from = Some.Noon.AddHours(random.Next(-24 * 4, 24 * 3)).AddMinutes(random.Next(3) * 20);
        List<FieldFilter> filters = [new(Field.Of("model"), [random.Next(3) == 0 ? "intensity" : "churn"])];
        if (random.Next(2) == 0) filters.Add(new(Field.Of("version"), ["2"], random.Next(2) == 0));
        var columns = Columns.Where(_ => random.Next(3) != 0).ToList();
        return new SummaryQuery
        {
            Source = EventSource.Predictions,
            From = random.Next(4) == 0 ? from.Date : from,
            To = from.AddHours(random.Next(24, 24 * 6)),
            Filters = filters,
            Interval = random.Next(4) switch { 0 => BucketWidth.Day, 1 => BucketWidth.Week, _ => null },
            Breakdown = random.Next(3) == 0 ? [Field.Of("version")] : [],
            Summaries = [new Summary.CountOf(), .. columns.SelectMany(SummariesOf)],
        };

        IEnumerable<Summary> SummariesOf(Field field) => field.Categorical || field.Name is "predicted" or "decision"
            ? [new Summary.CategoriesOf(field, 1 + random.Next(5))]
            : [new Summary.SketchOf(field), new Summary.MomentsOf(field), new Summary.HistogramOf(field, [-1e9, 1e9])];
    }

    private static PredictionRow SomeRow(Random random, string id)
    {
        var row = Row(id, Some.Noon.AddMinutes(random.Next(-60 * 24 * 4, 60 * 24 * 4)), random.Next(5) == 0 ? null : $"c{random.Next(6)}", random.Next(4) == 0 ? double.NaN : Math.Exp(random.NextDouble() * 6) - 3,
            random.Next(4) == 0 ? "intensity" : "churn", random.Next(3).ToString(CultureInfo.InvariantCulture));
        row.Decision = random.Next(2) == 0 ? null : random.Next(2) == 0 ? "call" : "mail";
        return row;
    }

    private static PredictionRow Row(string id, DateTime at, string? category = "c", double number = 1, string model = "churn", string version = "1")
    {
        var row = Some.Prediction(id, at, model, version, double.IsNaN(number) ? 0.5 : Math.Abs(number % 1));
        row.Numbers = [number, -number / 3];
        row.Categories = [category, category];
        return row;
    }

    private static Field Number(int slot) => new() { Name = $"features.n{slot}", Slot = slot };

    private static Field Category(int slot) => new() { Name = $"features.c{slot}", Slot = slot, Categorical = slot <= Categorical };

    private static void AssertSame(IReadOnlyList<SummaryGroup> expected, IReadOnlyList<SummaryGroup> actual)
    {
        Assert.Equal(expected.Select(group => (group.Bucket, string.Join('|', group.Keys))), actual.Select(group => (group.Bucket, string.Join('|', group.Keys))));
        foreach (var (rows, cells) in expected.Zip(actual).SelectMany(pair => pair.First.Values.Zip(pair.Second.Values)))
        {
            Assert.Equal(rows.Count, cells.Count);
            Assert.Equal(rows.Categories ?? [], cells.Categories ?? []);
            Assert.Equal(rows.Histogram ?? [], cells.Histogram ?? []);
            Assert.Equal(Bins(rows), Bins(cells));
            Assert.Equal(rows.Moments?.Count, cells.Moments?.Count);
            Assert.Equal((rows.Moments?.Min, rows.Moments?.Max), (cells.Moments?.Min, cells.Moments?.Max));
            Assert.Equal(rows.Moments?.Mean ?? 0, cells.Moments?.Mean ?? 0, 1e-9);
            Assert.Equal(rows.Moments?.M2 ?? 0, cells.Moments?.M2 ?? 0, 1e-6 * (1 + (rows.Moments?.M2 ?? 0)));
        }
    }

    private static IEnumerable<KeyValuePair<int, long>> Bins(SummaryValue value) => value.Sketch?.Bins.OrderBy(bin => bin.Key) ?? Enumerable.Empty<KeyValuePair<int, long>>();
}
