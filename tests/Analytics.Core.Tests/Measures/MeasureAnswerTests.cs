using Analytics.Contracts.Reporting;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Measures;

public sealed class MeasureAnswerTests
{
    [Fact]
    public async Task A_query_is_asked_with_its_window_filters_and_split()
    {
        var queries = new CannedQueries();
        var query = Some.Query(
            "predictions",
            null,
            Some.Filter("segments.country", "DE", "FR"),
            new MeasureFilter { Field = "version", Op = "ne", Values = ["1"] }) with
        { Breakdown = ["model", "segments.country"], Interval = "week" };

        var result = await Some.AnswerAsync(queries, query);

        Assert.Empty(result.Rows);
        var asked = Assert.Single(queries.Asked);
        Assert.Equal(EventSource.Predictions, asked.Source);
        Assert.Equal((new DateTime(2026, 10, 1), new DateTime(2026, 11, 1)), (asked.From, asked.To));
        Assert.Equal(DateTimeKind.Utc, asked.From.Kind);
        Assert.Equal([Field.Of("segments.country"), Field.Of("version")], asked.Filters.Select(filter => filter.Field));
        Assert.Equal([false, true], asked.Filters.Select(filter => filter.Negated));
        Assert.Equal([Field.Of("model"), Field.Of("segments.country")], asked.Breakdown);
        Assert.Equal(BucketWidth.Week, asked.Interval);
        Assert.Equal([new Summary.CountOf()], asked.Summaries);
    }

    [Fact]
    public async Task Rows_come_by_time_then_keys_with_missing_values_first()
    {
        var (first, second) = (new DateTime(2026, 10, 1), new DateTime(2026, 10, 2));
        var queries = new CannedQueries()
            .With(EventSource.Predictions, second, ["b"], Canned.Count(1))
            .With(EventSource.Predictions, first, ["b"], Canned.Count(2))
            .With(EventSource.Predictions, first, [null], Canned.Count(3))
            .With(EventSource.Predictions, first, ["B"], Canned.Count(4));

        var result = await Some.AnswerAsync(queries, Some.Query("predictions") with { Breakdown = ["decision"], Interval = "day" });

        Assert.Equal([3.0, 4, 2, 1], result.Rows.Select(row => row.Figure.Value!.Value));
        Assert.Equal([null, "B", "b", "b"], result.Rows.Select(row => row.Keys["decision"]));
        Assert.Equal(Some.Utc(2026, 10, 2), result.Rows[^1].From);
    }

    [Fact]
    public async Task A_measure_of_two_sources_has_rows_wherever_one_has_records()
    {
        var queries = new CannedQueries()
            .With(EventSource.Predictions, null, ["1"], Canned.Count(10))
            .With(EventSource.Predictions, null, ["2"], Canned.Count(5))
            .With(EventSource.Labels, null, ["2"], Canned.Count(5));

        var result = await Some.AnswerAsync(queries, Some.Query("labelCoverage") with { Breakdown = ["version"] });

        Assert.Equal([0.0, 1.0], result.Rows.Select(row => row.Figure.Value!.Value));
    }

    [Fact]
    public async Task The_answer_names_aggregate_unit_and_definition()
    {
        var result = await Some.AnswerAsync(new CannedQueries(), Some.Query("accuracy"));

        Assert.Equal(("accuracy", "value", "ratio"), (result.Measure, result.Aggregate, result.Unit));
        Assert.StartsWith("Right classes", result.Definition, StringComparison.Ordinal);
        Assert.Equal(Some.October.From, Assert.Single(result.Rows).From);
    }

    [Fact]
    public async Task Compare_asks_for_the_window_of_the_same_length_before()
    {
        var queries = new CannedQueries();

        var result = await Some.AnswerAsync(queries, Some.Query("predictions") with { Compare = "previous" });

        Assert.Equal(
            [new DateTime(2026, 8, 31), new DateTime(2026, 10, 1)],
            queries.Asked.Select(asked => asked.From).Order());
        Assert.Equal(0, Assert.Single(result.Rows).Previous!.Value);
    }

    [Fact]
    public async Task Compare_puts_bucket_beside_bucket_and_keeps_what_is_gone()
    {
        var queries = new CannedQueries()
            .With(EventSource.Predictions, new DateTime(2026, 8, 31), [], Canned.Count(1))
            .With(EventSource.Predictions, new DateTime(2026, 9, 30), [], Canned.Count(2))
            .With(EventSource.Predictions, new DateTime(2026, 10, 1), [], Canned.Count(3));

        var result = await Some.AnswerAsync(queries, Some.Query("predictions") with { Compare = "previous", Interval = "day" });

        Assert.Equal([Some.Utc(2026, 10, 1), Some.Utc(2026, 10, 31)], result.Rows.Select(row => row.From));
        Assert.Equal([(3.0, 1.0), (0.0, 2.0)], result.Rows.Select(row => (row.Figure.Value!.Value, row.Previous!.Value!.Value)));
    }

    [Fact]
    public async Task Without_compare_there_is_no_previous_figure()
    {
        var result = await Some.AnswerAsync(new CannedQueries(), Some.Query("predictions"));

        Assert.Null(Assert.Single(result.Rows).Previous);
    }

    [Fact]
    public async Task A_faulty_query_is_not_answered()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Some.AnswerAsync(new CannedQueries(), Some.Query("nonsense")));
    }

    [Fact]
    public void Every_measure_can_be_asked_by_each_of_its_aggregates()
    {
        var engine = Some.Engine(new CannedQueries());

        Assert.All(MeasureEngine.Measures, measure => Assert.All(measure.Aggregates, aggregate =>
        {
            MeasureFilter[] filters = measure.Requires is { } field ? [Some.Filter(field, "one")] : [];
            Assert.Empty(engine.Check(Some.Query(measure.Measure, aggregate, filters)));
        }));
        Assert.Equal(31, MeasureEngine.Measures.Count);
    }
}
