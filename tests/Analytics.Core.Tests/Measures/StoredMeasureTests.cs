using Analytics.Contracts.Reporting;
using Analytics.Core.Measures;
using Analytics.Core.Performance;
using Analytics.Storage;
using Analytics.Storage.DuckDb;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Analytics.Core.Tests.Measures;

/// <summary>The catalogue and the event store agree on the fields: what passes the check is answered.</summary>
public sealed class StoredMeasureTests : IAsyncLifetime
{
    private static readonly string[] Fields =
    [
        "model", "version", "decision", "predicted", "experiment", "variant", "policy", "region", "appVersion", "session", "currency", "label",
        "rule", "verdict", "severity", "category", "type", "event", "name", "segments.country", "labels.service", "features.plan",
    ];

    private readonly string folder = Directory.CreateTempSubdirectory("analytics-measures-").FullName;
    private readonly DuckDbDatabase database;
    private readonly DuckDbEventLog log;
    private readonly DuckDbMaintenance maintenance;
    private readonly DuckDbEventQueries queries;

    public StoredMeasureTests()
    {
        var options = Options.Create(new StorageOptions { Path = folder });
        database = new DuckDbDatabase(options);
        log = new DuckDbEventLog(database, options, NullLogger<DuckDbEventLog>.Instance);
        maintenance = new DuckDbMaintenance(database, log, options, TimeProvider.System, NullLogger<DuckDbMaintenance>.Instance);
        queries = new DuckDbEventQueries(database, maintenance);
    }

    public async ValueTask InitializeAsync()
    {
        await log.StartAsync(TestContext.Current.CancellationToken);
        await maintenance.StartAsync(TestContext.Current.CancellationToken);
        while (!database.IsOpen) await Task.Delay(5, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await maintenance.StopAsync(CancellationToken.None);
        await log.StopAsync(CancellationToken.None);
        maintenance.Dispose();
        log.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Every_measure_is_answered_by_each_field_that_it_may_be_split_by()
    {
        var engine = new MeasureEngine(queries, SomeModels.Registry());
        var asked = MeasureEngine.Measures.SelectMany(Queries).Where(query => engine.Check(query).Count == 0).ToList();

        foreach (var query in asked) Assert.NotNull(await engine.AnswerAsync(query, TestContext.Current.CancellationToken));

        Assert.True(asked.Count > 200, $"{asked.Count} queries passed the check.");
    }

    [Theory]
    [InlineData("churn")]
    [InlineData("topic")]
    [InlineData("price")]
    [InlineData("ranker")]
    public async Task A_scorecard_of_nothing_is_empty(string model)
    {
        var builder = new ScorecardBuilder(new MeasureEngine(queries, SomeModels.Registry()), queries, TimeProvider.System);

        var card = await builder.BuildAsync(model, null, Some.October, null, TestContext.Current.CancellationToken);

        Assert.Equal(0, card!.Volume);
        Assert.All(card.Performance.Values, figure => Assert.Equal("no labels yet", figure.Insufficient));
        Assert.Empty(card.Series);
    }

    private static IEnumerable<MeasureQuery> Queries(MeasureDescription measure)
    {
        MeasureFilter[] required = measure.Requires is { } field ? [Some.Filter(field, "one")] : [];
        foreach (var aggregate in measure.Aggregates) yield return Some.Query(measure.Measure, aggregate, required);
        foreach (var by in Fields) yield return Some.Query(measure.Measure, null, [.. required, Some.Filter(by, "x", "y")]) with { Breakdown = [by] };
    }
}
