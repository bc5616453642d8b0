using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Measures;

public sealed class NumberMeasureTests
{
    private static readonly double[] OneToHundred = [.. Enumerable.Range(1, 100).Select(value => (double)value)];

    [Theory]
    [InlineData(null, 50)]
    [InlineData("p50", 50)]
    [InlineData("p95", 95)]
    [InlineData("p99", 99)]
    [InlineData("min", 1)]
    [InlineData("max", 100)]
    [InlineData("mean", 50.5)]
    public async Task Latency_is_summed_up_in_milliseconds(string? aggregate, double expected)
    {
        var queries = new CannedQueries().With(
            EventSource.Predictions, Canned.Moments("latencyMs", OneToHundred), Canned.Sketch("latencyMs", OneToHundred));

        var result = await Some.AnswerAsync(queries, Some.Query("latency", aggregate));

        var figure = Assert.Single(result.Rows).Figure;
        Assert.Equal("ms", result.Unit);
        Assert.Equal(aggregate ?? "p50", result.Aggregate);
        Assert.Equal(expected, figure.Value!.Value, expected * 0.005);
        Assert.Equal(100, figure.N);
    }

    [Fact]
    public async Task The_quantile_of_one_value_is_that_value()
    {
        var queries = new CannedQueries().With(
            EventSource.Predictions, Canned.Moments("latencyMs", 12.5), Canned.Sketch("latencyMs", 12.5));

        var figure = await Some.FigureAsync(queries, Some.Query("latency"));

        Assert.Equal(new Figure { Value = 12.5, N = 1 }, figure);
    }

    [Fact]
    public async Task A_mean_has_a_student_interval()
    {
        // 1, 2, 3: standard error 1/√3, t with 2 degrees of freedom 4.30265.
        var queries = new CannedQueries().With(EventSource.Predictions, Canned.Moments("value", 1, 2, 3));

        var figure = await Some.FigureAsync(queries, Some.Query("value"));

        Assert.Equal(2, figure.Value!.Value, 1e-12);
        Assert.Equal(2 - 2.48414, figure.Lower!.Value, 5e-5);
        Assert.Equal(2 + 2.48414, figure.Upper!.Value, 5e-5);
    }

    [Theory]
    [InlineData("latency", "p99")]
    [InlineData("latency", "max")]
    [InlineData("inputTokens", "sum")]
    [InlineData("score", "mean")]
    public async Task Nothing_recorded_is_no_figure(string measure, string aggregate)
    {
        var figure = await Some.FigureAsync(new CannedQueries(), Some.Query(measure, aggregate));

        Assert.Equal(Figure.None("no values yet"), figure);
    }

    [Theory]
    [InlineData("inputTokens")]
    [InlineData("outputTokens")]
    public async Task Tokens_are_added(string measure)
    {
        var queries = new CannedQueries().With(EventSource.Predictions, Canned.Moments(measure, 100, 250));

        var result = await Some.AnswerAsync(queries, Some.Query(measure));

        Assert.Equal("tokens", result.Unit);
        Assert.Equal(350, Assert.Single(result.Rows).Figure.Value);
    }

    [Fact]
    public async Task Revenue_is_added_in_the_currency_asked_for()
    {
        var queries = new CannedQueries().With(EventSource.Events, Canned.Moments("value", 9.5, 20, -4.5));

        var result = await Some.AnswerAsync(queries, Some.Query("revenue", null, Some.Filter("currency", "EUR")));

        Assert.Equal("EUR", result.Unit);
        Assert.Equal(25, Assert.Single(result.Rows).Figure.Value!.Value, 1e-12);
    }

    [Fact]
    public async Task Cost_is_split_by_currency()
    {
        var queries = new CannedQueries()
            .With(EventSource.Predictions, null, ["EUR"], Canned.Moments("cost", 1, 2))
            .With(EventSource.Predictions, null, ["USD"], Canned.Moments("cost", 5));

        var result = await Some.AnswerAsync(queries, Some.Query("cost") with { Breakdown = ["currency"] });

        Assert.Equal("currency", result.Unit);
        Assert.Equal([("EUR", 3.0), ("USD", 5.0)], result.Rows.Select(row => (row.Keys["currency"], row.Figure.Value!.Value)));
    }

    [Fact]
    public async Task Samples_of_a_metric_are_summed_up_by_label()
    {
        var queries = new CannedQueries().With(EventSource.Metrics, null, ["api"], Canned.Moments("value", 4, 6));

        var result = await Some.AnswerAsync(
            queries, Some.Query("metric", "max", Some.Filter("name", "http.duration")) with { Breakdown = ["labels.service"] });

        var row = Assert.Single(result.Rows);
        Assert.Equal(6, row.Figure.Value);
        Assert.Equal("api", row.Keys["labels.service"]);
    }

    [Fact]
    public async Task Counts_of_nothing_are_0()
    {
        Assert.Equal(new Figure { Value = 0 }, await Some.FigureAsync(new CannedQueries(), Some.Query("predictions")));
        Assert.Equal(new Figure { Value = 0 }, await Some.FigureAsync(new CannedQueries(), Some.Query("events")));
    }

    [Theory]
    [InlineData("predictions", EventSource.Predictions)]
    [InlineData("labelled", EventSource.Labels)]
    [InlineData("safetyChecks", EventSource.SafetyChecks)]
    [InlineData("events", EventSource.Events)]
    public async Task Records_are_counted(string measure, EventSource source)
    {
        var queries = new CannedQueries().With(source, Canned.Count(42));

        Assert.Equal(new Figure { Value = 42, N = 42 }, await Some.FigureAsync(queries, Some.Query(measure)));
    }
}
