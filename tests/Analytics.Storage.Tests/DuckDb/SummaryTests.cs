using Analytics.Core.Ports;
using Analytics.Statistics.Summaries;
using Xunit;

namespace Analytics.Storage.Tests.DuckDb;

public sealed class SummaryTests
{
    [Fact]
    public async Task Features_are_summarised_by_slot_and_missing_ones_left_out()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync([.. Enumerable.Range(0, 10).Select(i =>
        {
            var row = Some.Prediction($"p-{i}");
            row.Numbers = i < 8 ? [1, i] : [double.NaN];
            row.Categories = i < 3 ? ["premium"] : i < 9 ? ["basic"] : [];
            return row;
        })]);

        var groups = await store.AskAsync(Query(
            EventSource.Predictions,
            new Summary.MomentsOf(Number(0)), new Summary.MomentsOf(Number(1)), new Summary.HistogramOf(Number(1), [1, 3, 7]),
            new Summary.SketchOf(Number(1)), new Summary.CategoriesOf(Category(0))));

        var values = Assert.Single(groups).Values;
        Assert.Equal(new Moments(8, 1, 0, 1, 1), values[0].Moments);
        Assert.Equal((8, 3.5, 42.0), (values[1].Moments!.Count, values[1].Moments!.Mean, Math.Round(values[1].Moments!.M2, 9)));
        Assert.Equal([1, 2, 5, 0], values[2].Histogram!);
        Assert.Equal(8, values[3].Sketch!.Count);
        Assert.Equal(3, values[3].Sketch!.Quantile(0.5), 1);
        Assert.Equal([new("basic", 6), new("premium", 3), new CategoryCount(null, 1)], values[4].Categories!);
    }

    [Fact]
    public async Task Segments_filter_and_split()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync([.. Enumerable.Range(0, 9).Select(i =>
        {
            var row = Some.Prediction($"p-{i}");
            if (i % 3 > 0) (row.SegmentKeys, row.SegmentValues) = (["plan", "country"], ["x", i % 3 == 1 ? "DE" : "AT"]);
            return row;
        })]);
        var country = Field.Of("segments.country");

        var split = await store.AskAsync(Query(EventSource.Predictions, new Summary.CountOf()) with { Breakdown = [country] });
        var only = await store.AskAsync(Query(EventSource.Predictions, new Summary.CountOf()) with { Filters = [new(country, ["AT", "FR"])] });
        var others = await store.AskAsync(Query(EventSource.Predictions, new Summary.CountOf()) with { Filters = [new(country, ["AT"], Negated: true)] });

        Assert.Equal([null, "AT", "DE"], split.Select(g => g.Keys[0]));
        Assert.Equal(3, only.Single().Values[0].Count);
        Assert.Equal(6, others.Single().Values[0].Count);
    }

    [Theory]
    [InlineData(EventSource.Predictions)]
    [InlineData(EventSource.Labels)]
    [InlineData(EventSource.Reactions)]
    public async Task Different_subjects_are_counted_where_there_are_any(EventSource source)
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync([.. Enumerable.Range(0, 9).Select(i =>
        {
            var row = Some.Prediction($"p-{i}");
            row.Subject = i == 8 ? null : [(byte)(i / 2)];
            return row;
        })]);
        await store.AppendAsync([.. Enumerable.Range(0, 9).SelectMany(i => new[] { Some.Feedback($"l-{i}", $"p-{i}", FeedbackKind.Label, "true"), Some.Feedback($"a-{i}", $"p-{i}", FeedbackKind.Accepted, true) })]);

        var groups = await store.AskAsync(Query(source, new Summary.CountOf(), new Summary.SubjectsOf()));

        Assert.Equal((9, 4), (groups.Single().Values[0].Count, groups.Single().Values[1].Count));
    }

    [Fact]
    public async Task Hostile_text_is_only_text()
    {
        await using var store = await EventStore.StartAsync();
        const string hostile = "x'); DROP TABLE predictions; --";
        var row = Some.Prediction("p-1", model: hostile);
        (row.SegmentKeys, row.SegmentValues) = ([hostile], [hostile]);
        await store.AppendAsync(row);

        var groups = await store.AskAsync(Query(EventSource.Predictions, new Summary.CountOf()) with
        {
            Filters = [new(Field.Of("model"), [hostile]), new(Field.Of("segments." + hostile), [hostile])],
        });

        Assert.Equal(1, groups.Single().Values[0].Count);
    }

    [Fact]
    public async Task Scores_come_with_the_labels_of_each_in_ascending_order()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Prediction("p-1", score: 0.9), Some.Prediction("p-2", score: 0.1), Some.Prediction("p-3", score: 0.9), Some.Prediction("p-4"));

        await store.AppendAsync(
            Some.Feedback("f-1", "p-1", FeedbackKind.Label, true), Some.Feedback("f-2", "p-2", FeedbackKind.Label, false),
            Some.Feedback("f-3", "p-3", FeedbackKind.Label, false));

        var scores = (await store.AskAsync(EventSource.Labels, new Summary.ScoresOf())).Scores!;
        Assert.Equal([new(0.1, 0, 1), new ScoreCount(0.9, 1, 1)], scores);
    }

    [Fact]
    public async Task Events_and_metrics_are_summarised_by_their_names_and_labels()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Event("e-1", "purchase", 30), Some.Event("e-2", "purchase", 50, currency: "USD"), Some.Event("e-3", "login", null));
        await store.AppendAsync(Some.Metric("m-1", "latency", 5, ("host", "a")), Some.Metric("m-2", "latency", 7, ("host", "b")));

        var events = await store.AskAsync(Query(EventSource.Events, new Summary.CountOf(), new Summary.MomentsOf(Field.Of("value"))) with
        {
            Breakdown = [Field.Of("event"), Field.Of("currency")],
        });
        var metrics = await store.AskAsync(Query(EventSource.Metrics, new Summary.MomentsOf(Field.Of("value"))) with { Filters = [new(Field.Of("labels.host"), ["b"])] });

        Assert.Equal(["login:", "purchase:EUR", "purchase:USD"], events.Select(g => $"{g.Keys[0]}:{g.Keys[1]}"));
        Assert.Equal([0.0, 30, 50], events.Select(g => g.Values[1].Moments!.Sum));
        Assert.Equal(7, metrics.Single().Values[0].Moments!.Mean);
    }

    [Fact]
    public async Task An_unknown_field_is_the_callers_fault()
    {
        await using var store = await EventStore.StartAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => store.AskAsync(Query(EventSource.Events, new Summary.MomentsOf(Field.Of("latencyMs")))));
    }

    private static Field Number(int slot) => new() { Name = "features.n", Slot = slot };

    private static Field Category(int slot) => new() { Name = "features.c", Slot = slot, Categorical = true };

    private static SummaryQuery Query(EventSource source, params Summary[] summaries) => new()
    {
        Source = source,
        From = Some.Noon.AddDays(-1),
        To = Some.Noon.AddDays(1),
        Summaries = summaries,
    };
}
