using Analytics.Contracts.Models;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Drift.Multivariate;
using Analytics.Core.Findings;
using Analytics.Core.Ports;
using Analytics.Core.Registry;
using Analytics.Storage.LiteDb;
using Xunit;

namespace Analytics.Storage.Tests.DuckDb;

/// <summary>Multivariate drift over rows that lie in the store.</summary>
public sealed class MultivariateDriftTests
{
    private static readonly TimeRange Today = new(new(Some.Noon.Date, TimeSpan.Zero), new(Some.Noon.Date.AddDays(1), TimeSpan.Zero));

    [Fact]
    public async Task Features_that_part_are_found_in_the_segment_where_they_do()
    {
        await using var store = await EventStore.StartAsync();
        using var documents = new LiteDocuments(EventStore.NewFolder(), "secret");
        using var registry = new ModelRegistry(documents, TimeProvider.System);
        await registry.RegisterAsync(
            new ModelVersion { Model = "churn", Version = "1", Task = ModelTask.Binary, Features = [Number("tenure"), Number("visits"), Number("age")] }, CancellationToken.None);
        await store.AppendAsync([.. Rows(1, Some.Noon.AddDays(-1), "DE", 0.9), .. Rows(2, Some.Noon, "DE", -0.9), .. Rows(3, Some.Noon.AddDays(-1), "FR", 0.9), .. Rows(4, Some.Noon, "FR", 0.9)]);
        var analyser = new MultivariateDriftAnalyser(store.Queries, registry);

        var germany = await analyser.AnalyseAsync(Scope("DE"), 1, CancellationToken.None);
        var france = await analyser.AnalyseAsync(Scope("FR"), 1, CancellationToken.None);

        Assert.All(germany, finding => Assert.Equal((FindingStatus.Alert, 800, 800), (finding.Status, finding.N, finding.ReferenceN)));
        Assert.Contains("features.tenure", germany[1].Because, StringComparison.Ordinal);
        Assert.Contains("features.visits", germany[1].Because, StringComparison.Ordinal);
        Assert.All(france, finding => Assert.NotEqual(FindingStatus.Alert, finding.Status));
    }

    private static AnalysisScope Scope(string country) => new()
    {
        Model = "churn",
        Window = Today,
        Reference = References.Before(Today),
        Filters = [new FieldFilter(Field.Of("segments.country"), [country])],
    };

    private static FeatureDefinition Number(string name) => new() { Name = name, Type = FeatureType.Numeric };

    private static IEnumerable<PredictionRow> Rows(int seed, DateTime day, string country, double correlation)
    {
        var random = new Random(seed * 7_919);
        return Enumerable.Range(0, 800).Select(at =>
        {
            var row = Some.Prediction($"{seed}-{at}", day.AddSeconds(at));
            var tenure = Normal(random);
            row.Numbers = [tenure, (correlation * tenure) + (Math.Sqrt(1 - (correlation * correlation)) * Normal(random)), random.Next(18, 80)];
            (row.SegmentKeys, row.SegmentValues) = (["country"], [country]);
            return row;
        });
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
