using Analytics.Contracts.Reporting;
using Analytics.Core.Performance;
using Analytics.Core.Ports;
using Analytics.Core.Tests.Measures;
using Xunit;

namespace Analytics.Core.Tests.Performance;

public sealed class ScorecardBuilderTests
{
    private static readonly DateTime FirstDay = new(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_binary_scorecard_has_all_its_figures()
    {
        var card = (await BuildAsync(Churn()))!;

        Assert.Equal(("churn", "binary", 10L, 4L), (card.Model, card.Task, card.Volume, card.Labelled));
        Assert.Equal(0.4, card.LabelCoverage.Value!.Value, 1e-12);
        Assert.Equal(
            ["accuracy", "auc", "brier", "f1", "logLoss", "precision", "recall"],
            card.Performance.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(0.75, card.Performance["accuracy"].Value);
        Assert.Equal(0.75, card.Performance["auc"].Value!.Value, 1e-12);
        Assert.Equal(["p50", "p95", "p99"], card.LatencyMs.Keys);
        Assert.Equal(["acceptanceRate", "completionRate", "rating"], card.Acceptance.Keys);
        Assert.Equal(0.5, card.Acceptance["acceptanceRate"].Value);
        Assert.Equal(0, card.Safety["violationRate"].Value);
        Assert.NotNull(card.Safety["violationRate"].Upper);
    }

    [Theory]
    [InlineData("topic", new[] { "accuracy", "f1Macro", "logLoss" })]
    [InlineData("price", new[] { "mae", "r2", "rmse" })]
    [InlineData("ranker", new[] { "hitRate", "ndcg", "reciprocalRank" })]
    public async Task Each_task_has_its_judgements(string model, string[] measures)
    {
        var card = (await BuildAsync(new CannedQueries(), model))!;

        Assert.Equal(measures, card.Performance.Keys.Order(StringComparer.Ordinal));
        Assert.All(card.Performance.Values, figure => Assert.Equal("no labels yet", figure.Insufficient));
    }

    [Theory]
    [InlineData("accuracy")]
    [InlineData("auc")]
    [InlineData("f1")]
    [InlineData("logLoss")]
    public async Task A_figure_of_the_scorecard_is_the_figure_of_the_query(string measure)
    {
        var queries = Churn();

        var card = (await BuildAsync(queries))!;
        var answer = await Some.AnswerAsync(queries, Some.Query(measure, null, Some.Filter("model", "churn")));

        Assert.NotNull(card.Performance[measure].Value);
        Assert.Equal(Assert.Single(answer.Rows).Figure, card.Performance[measure]);
    }

    [Fact]
    public async Task The_store_is_asked_once_a_source_and_split_and_two_at_a_time()
    {
        var queries = Churn();

        await BuildAsync(queries);

        Assert.Equal(12, queries.Asked.Count);
        Assert.Equal(12, queries.Asked.Select(asked => (asked.Source, Split: asked.Breakdown.Contains(Field.Of("version")), asked.Interval)).Distinct().Count());
        Assert.InRange(queries.MostAtOnce, 1, 2);
        Assert.All(queries.Asked, asked => Assert.Equal(asked.Summaries.Distinct(), asked.Summaries));
    }

    [Fact]
    public async Task Cost_is_of_the_currency_that_most_was_paid_in()
    {
        var queries = new CannedQueries()
            .With(EventSource.Predictions, Canned.Count(5), Canned.Moments("latencyMs", 10), Canned.Sketch("latencyMs", 10), Canned.Moments("cost", 0.1, 0.2, 0.3, 4, 6))
            .With(EventSource.Predictions, null, ["EUR"], Canned.Moments("cost", 4, 6))
            .With(EventSource.Predictions, null, ["USD"], Canned.Moments("cost", 0.1, 0.2, 0.3));

        var cost = (await BuildAsync(queries))!.Cost!;

        Assert.Equal(("EUR", 10.0, 5.0, "USD"), (cost.Currency, cost.Total.Value, cost.PerAnswer.Value, Assert.Single(cost.OtherCurrencies)));
        Assert.Null((await BuildAsync(Churn()))!.Cost);
    }

    [Fact]
    public async Task Versions_come_newest_first()
    {
        var queries = Churn()
            .With(EventSource.Predictions, null, ["1"], Predictions(6))
            .With(EventSource.Predictions, null, ["2"], Predictions(4))
            .With(EventSource.Labels, null, ["1"], Labels());

        var card = (await BuildAsync(queries))!;

        Assert.Equal([("2", 4L, 0L), ("1", 6L, 4L)], card.ByVersion.Select(version => (version.Version, version.Volume, version.Labelled)));
        Assert.Equal("no labels yet", card.ByVersion[0].Performance["accuracy"].Insufficient);
        Assert.Equal(0.75, card.ByVersion[1].Performance["accuracy"].Value);
    }

    [Fact]
    public async Task The_series_has_the_buckets_with_records()
    {
        var queries = Churn()
            .With(EventSource.Predictions, FirstDay.AddDays(3), [], Predictions(6))
            .With(EventSource.Predictions, FirstDay, [], Predictions(4))
            .With(EventSource.Labels, FirstDay, [], Labels());

        var card = (await BuildAsync(queries))!;

        Assert.Equal([(Some.Utc(2026, 10, 1), 4L), (Some.Utc(2026, 10, 4), 6L)], card.Series.Select(bucket => (bucket.From, bucket.Volume)));
    }

    [Theory]
    [InlineData(3, BucketWidth.Hour)]
    [InlineData(4, BucketWidth.Day)]
    [InlineData(92, BucketWidth.Day)]
    [InlineData(93, BucketWidth.Week)]
    [InlineData(731, BucketWidth.Week)]
    [InlineData(732, BucketWidth.Month)]
    public async Task Buckets_fit_the_window(int days, BucketWidth width)
    {
        var queries = new CannedQueries();

        await BuildAsync(queries, window: new TimeRange(Some.October.From, Some.October.From.AddDays(days)));

        Assert.Contains(queries.Asked, asked => asked.Interval == width);
        Assert.All(queries.Asked, asked => Assert.True(asked.Interval is null || asked.Interval == width));
    }

    [Fact]
    public async Task A_version_filters_everything()
    {
        var queries = new CannedQueries();
        queries.Quality.Add(new(FirstDay, "app", RecordKind.Prediction, "churn", "1", "checked", null, 6));
        queries.Quality.Add(new(FirstDay, "app", RecordKind.Prediction, "churn", "2", "checked", null, 4));

        var card = (await BuildAsync(queries, version: "1"))!;

        Assert.Equal("1", card.Version);
        Assert.All(queries.Asked, asked => Assert.Contains(asked.Filters, filter => filter.Field == Field.Of("version") && filter.Values is ["1"]));
        Assert.Equal(6, card.Quality.Records);
    }

    [Theory]
    [InlineData("unheard", null)]
    [InlineData("churn", "9")]
    public async Task An_unknown_model_or_version_has_no_scorecard(string model, string? version)
    {
        var queries = new CannedQueries();

        Assert.Null(await BuildAsync(queries, model, version));
        Assert.Empty(queries.Asked);
    }

    [Fact]
    public async Task Quality_is_that_of_the_model()
    {
        var queries = new CannedQueries();
        queries.Quality.Add(new(FirstDay, "app", RecordKind.Prediction, "churn", "1", "checked", null, 10));
        queries.Quality.Add(new(FirstDay, "app", RecordKind.Prediction, "churn", "1", "late", null, 1));
        queries.Quality.Add(new(FirstDay, "app", RecordKind.Prediction, "topic", "1", "checked", null, 99));
        queries.Quality.Add(new(FirstDay, "app", RecordKind.Prediction, null, null, "received", null, 20));
        queries.Quality.Add(new(FirstDay, "app", RecordKind.Prediction, null, null, "duplicate", null, 5));
        queries.Quality.Add(new(FirstDay, "meter", RecordKind.Metric, null, null, "received", null, 20));

        var card = (await BuildAsync(queries))!;

        Assert.Equal(10, card.Quality.Records);
        Assert.Equal(0.9, card.Quality.Timeliness!.Value, 1e-12);
        Assert.Equal(0.75, card.Quality.Uniqueness!.Value, 1e-12);
    }

    [Fact]
    public async Task Windows_and_buckets_are_checked()
    {
        var empty = new TimeRange(Some.October.To, Some.October.From);
        var longest = new TimeRange(Some.October.From, Some.October.From.AddYears(1));

        Assert.Empty(ScorecardBuilder.Check(Some.October, null));
        Assert.Empty(ScorecardBuilder.Check(Some.October, "hour"));
        Assert.Equal(["/bucket"], ScorecardBuilder.Check(Some.October, "minute").Keys);
        Assert.Equal(["/bucket"], ScorecardBuilder.Check(longest, "hour").Keys);
        Assert.Equal(["/range/to"], ScorecardBuilder.Check(empty, null).Keys);
        await Assert.ThrowsAsync<ArgumentException>(() => BuildAsync(new CannedQueries(), window: empty));
    }

    private static Task<Scorecard?> BuildAsync(CannedQueries queries, string model = "churn", string? version = null, TimeRange? window = null) =>
        new ScorecardBuilder(Some.Engine(queries), queries, TimeProvider.System)
            .BuildAsync(model, version, window ?? Some.October, null, TestContext.Current.CancellationToken);

    private static CannedQueries Churn() => new CannedQueries()
        .With(EventSource.Predictions, Predictions(10))
        .With(EventSource.Labels, Labels())
        .With(EventSource.Reactions, null, ["accepted"], Canned.Moments("number", 1))
        .With(EventSource.Reactions, null, ["dismissed"], Canned.Moments("number", 1))
        .With(EventSource.SafetyChecks, Canned.Moments("violation", 0, 0));

    private static CannedValue[] Predictions(long count) =>
        [Canned.Count(count), Canned.Moments("latencyMs", 10, 20), Canned.Sketch("latencyMs", 10, 20), Canned.Moments("cost")];

    private static CannedValue[] Labels() =>
    [
        Canned.Count(4),
        Canned.Binary(2, 1, 1, 0),
        Canned.Scores(new(0.2, 0, 1), new(0.4, 1, 0), new(0.6, 0, 1), new(0.8, 1, 0)),
        Canned.Moments("logLoss", 0.1, 0.2, 0.9, 0.9),
        Canned.Moments("squaredError", 0.04, 0.04, 0.36, 0.36),
    ];
}
