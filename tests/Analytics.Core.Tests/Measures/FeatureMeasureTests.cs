using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Measures;

public sealed class FeatureMeasureTests
{
    private static readonly Field Tenure = new() { Name = "features.tenure", Slot = 0 };
    private static readonly Field Plan = new() { Name = "features.plan", Slot = 0, Categorical = true };
    private static readonly MeasureFilter Churn = Some.Filter("model", "churn");

    [Fact]
    public async Task A_numeric_feature_is_summed_up_in_its_unit()
    {
        var queries = new CannedQueries().With(EventSource.Predictions, Canned.Moments(Tenure, 6, 12, 18));

        var result = await Some.AnswerAsync(queries, Some.Query("features.tenure", null, Churn));

        Assert.Equal("months", result.Unit);
        Assert.Equal("mean", result.Aggregate);
        Assert.Equal(12, Assert.Single(result.Rows).Figure.Value);
    }

    [Fact]
    public async Task Missing_is_a_share_of_predictions()
    {
        var queries = new CannedQueries().With(EventSource.Predictions, Canned.Count(4), Canned.Moments(Tenure, 6, 12, 18));

        var result = await Some.AnswerAsync(queries, Some.Query("features.tenure", "missing", Churn));

        var figure = Assert.Single(result.Rows).Figure;
        Assert.Equal("ratio", result.Unit);
        Assert.Equal(0.25, figure.Value);
        Assert.Equal(4, figure.N);
    }

    [Fact]
    public async Task The_bins_of_a_categorical_feature_are_its_categories()
    {
        var queries = new CannedQueries().With(
            EventSource.Predictions, Canned.Count(10), Canned.Categories(Plan, 100, new("premium", 6), new(null, 3), new("basic", 1)));

        var row = Assert.Single((await Some.AnswerAsync(queries, Some.Query("features.plan", null, Churn))).Rows);

        Assert.Equal([new HistogramBin(null, null, "premium", 6), new HistogramBin(null, null, "basic", 1)], row.Bins!);
        Assert.Equal(new Figure { Value = 7, N = 7 }, row.Figure);
    }

    [Theory]
    [InlineData("count", 7)]
    [InlineData("missing", 0.3)]
    public async Task Gaps_of_a_categorical_feature_are_counted_however_many_categories_there_are(string aggregate, double expected)
    {
        var queries = new CannedQueries().With(
            EventSource.Predictions, Canned.Count(10), Canned.Categories(Plan, 100_000, new("premium", 6), new(null, 3), new("basic", 1)));

        var figure = await Some.FigureAsync(queries, Some.Query("features.plan", aggregate, Churn));

        Assert.Equal(expected, figure.Value!.Value, 1e-12);
    }

    [Fact]
    public async Task A_categorical_feature_filters_and_splits()
    {
        var queries = new CannedQueries().With(EventSource.Predictions, null, ["basic"], Canned.Count(1));

        var result = await Some.AnswerAsync(
            queries,
            Some.Query("predictions", null, Churn, Some.Filter("features.plan", "basic")) with { Breakdown = ["features.plan"] });

        Assert.Equal("basic", Assert.Single(result.Rows).Keys["features.plan"]);
        var asked = Assert.Single(queries.Asked);
        Assert.Equal(Plan, asked.Filters[1].Field);
        Assert.Equal(Plan, Assert.Single(asked.Breakdown));
    }
}
