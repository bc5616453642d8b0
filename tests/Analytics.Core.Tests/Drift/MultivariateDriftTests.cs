using System.Globalization;
using System.IO.Compression;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Drift.Multivariate;
using Analytics.Core.Findings;
using Analytics.Core.Ports;
using Analytics.Core.Registry;
using Xunit;

namespace Analytics.Core.Tests.Drift;

public sealed class MultivariateDriftTests
{
    private static readonly string[] Housing = ["MedInc", "HouseAge", "AveRooms", "AveBedrms", "Population", "AveOccup", "Latitude", "Longitude"];

    private readonly ModelRegistry registry = Some.Registry("load", "effort", "sleep", "age");

    [Fact]
    public async Task A_correlation_that_turns_is_found_by_both_though_no_column_changes()
    {
        var findings = await AskAsync(Some.Rows(1, 2_000, 0.8), Some.Rows(2, 2_000, -0.8));

        Assert.Equal(["pca_reconstruction", "domain_classifier"], findings.Select(finding => finding.Method));
        Assert.All(findings, finding => Assert.Equal((FindingStatus.Alert, "multivariateDrift", "features"), (finding.Status, finding.Check, finding.Subject)));
        Assert.All(findings, finding => Assert.True(finding.Score > finding.Threshold && finding.Lower < finding.Score && finding.Score < finding.Upper && finding.Impact > 1));
        Assert.Contains("features.load", findings[1].Because, StringComparison.Ordinal);
        Assert.Contains("features.effort", findings[1].Because, StringComparison.Ordinal);
        Assert.Equal(["features.effort", "features.load"], findings[1].Columns!.Take(2).Order());
        Assert.Equal((2_000, 2_000), (findings[1].N, findings[1].ReferenceN));
    }

    [Fact]
    public async Task Categories_that_change_sides_are_found_though_they_stay_as_frequent()
    {
        var findings = await AskAsync(
            Some.Rows(1, 2_000, plan: (random, load) => load > 0 ? "gold" : "basic"), Some.Rows(2, 2_000, plan: (random, load) => load > 0 ? "basic" : "gold"));

        Assert.All(findings, finding => Assert.Equal(FindingStatus.Alert, finding.Status));
        Assert.Contains("features.plan", findings[1].Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_drift_alerts_keep_to_the_level()
    {
        const int runs = 40;
        var alerts = 0;
        for (var run = 0; run < runs; run++)
            alerts += (await AskAsync(Some.Rows(1_000 + (7 * run), 300), Some.Rows(5_000 + (11 * run), 300), run)).Any(finding => finding.Status == FindingStatus.Alert) ? 1 : 0;

        Assert.InRange(alerts, 0, runs * (MultivariateDriftAnalyser.Alpha + (4 * Math.Sqrt(MultivariateDriftAnalyser.Alpha / runs))));
    }

    [Fact]
    public async Task Categories_of_one_row_each_and_missing_values_are_no_drift()
    {
        SampledPrediction[] Rows(int seed) =>
        [
            .. Some.Rows(seed, 3_000, plan: (random, _) => random.Next(5) == 0 ? null : $"{random.NextInt64()}")
                .Select((row, at) => at % 4 == 0 ? row with { Numbers = row.Numbers[..2], Categories = [] } : row),
        ];

        var findings = await AskAsync(Rows(1), Rows(2));

        Assert.All(findings, finding => Assert.Equal(FindingStatus.Ok, finding.Status));
    }

    [Fact]
    public async Task Values_that_go_missing_where_others_are_high_are_found()
    {
        var findings = await AskAsync(
            Some.Rows(1, 3_000), [.. Some.Rows(2, 3_000).Select(row => row.Numbers[3] > 60 ? row with { Numbers = [row.Numbers[0], row.Numbers[1], double.NaN, row.Numbers[3]] } : row)]);

        Assert.Equal(FindingStatus.Alert, findings[1].Status);
        Assert.Contains("features.sleep", findings[1].Because, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_few_rows_say_how_many_more_are_needed()
    {
        var fewNow = await AskAsync(Some.Rows(1, 1_000), Some.Rows(2, 150));
        var fewBefore = await AskAsync(Some.Rows(1, 20), Some.Rows(2, 1_000));
        var components = (await AskAsync(Some.Rows(1, 5_000), Some.Rows(2, 250)))[0];
        var classifier = (await AskAsync(Some.Rows(1, 250), Some.Rows(2, 250)))[1];

        Assert.All(fewNow, finding => Assert.Equal((FindingStatus.NotEnoughData, (long?)50), (finding.Status, finding.RowsNeeded)));
        Assert.All(fewBefore, finding => Assert.Equal((FindingStatus.NotEnoughData, null), (finding.Status, finding.RowsNeeded)));
        Assert.Contains("reference", fewBefore[0].Because, StringComparison.Ordinal);
        Assert.All([components, classifier], finding => Assert.True(finding is { Status: FindingStatus.NotEnoughData, RowsNeeded: > 50, Score: not null }));
    }

    [Fact]
    public async Task What_cannot_be_judged_says_so()
    {
        static SampledPrediction[] Alike(int rows) => [.. Enumerable.Range(0, rows).Select(row => Some.Row([row, 1, double.NaN], "basic"))];

        var single = await AskAsync(Alike(300), Alike(300));
        var unknown = await new MultivariateDriftAnalyser(Queries(Some.Rows(1, 300), Some.Rows(2, 300)), registry)
            .AnalyseAsync(Some.Scope(version: "9"), 1, CancellationToken.None);

        Assert.All([.. single, .. unknown], finding => Assert.True(finding is { Status: FindingStatus.Skipped, Because: not "", Score: null }));
    }

    [Fact]
    public async Task Equal_seeds_give_equal_findings()
    {
        var (before, now) = (Some.Rows(1, 500), Some.Rows(2, 500, 0.4));

        Assert.Equivalent(await AskAsync(before, now, seed: 5), await AskAsync(before, now, seed: 5), strict: true);
    }

    [Fact]
    public async Task Samples_are_even_bounded_and_of_the_scope()
    {
        var queries = Queries(Some.Rows(1, 10), Some.Rows(2, 10));
        var analyser = new MultivariateDriftAnalyser(queries, registry);
        var scope = Some.Scope(version: "1") with { Filters = [new FieldFilter(Field.Of("segments.country"), ["DE"])] };

        await analyser.AnalyseAsync(scope, 7, CancellationToken.None);
        await analyser.AnalyseAsync(scope with { Reference = new ReferenceData(References.DataSet, null, "training") }, 7, CancellationToken.None);

        Assert.All(queries.Asked, query => Assert.Equal(("coach", 10_000, 7), (query.Model, query.Limit, query.Seed)));
        Assert.Equal([Some.Before.From.UtcDateTime, Some.Window.From.UtcDateTime], queries.Asked.Take(2).Select(query => query.From));
        Assert.All(queries.Asked.Take(2), query => Assert.Equal(["version", "segments.country"], query.Filters.Select(filter => filter.Field.Name)));
        Assert.Equal(("training", "segments.country"), (queries.Asked[2].DataSet, Assert.Single(queries.Asked[2].Filters).Field.Name));
    }

    [Fact]
    public async Task The_california_log_moves_north_and_its_reference_is_at_rest()
    {
        var houses = Some.Registry(Housing);
        var (before, after) = (await HousesAsync("reference"), await HousesAsync("analysis_predictions"));

        var moved = await new MultivariateDriftAnalyser(Queries(before, after), houses).AnalyseAsync(Some.Scope(), 1, CancellationToken.None);
        var atRest = await new MultivariateDriftAnalyser(Queries([.. before.Where((_, row) => row % 2 == 0)], [.. before.Where((_, row) => row % 2 == 1)]), houses)
            .AnalyseAsync(Some.Scope(), 1, CancellationToken.None);

        Assert.All(moved, finding => Assert.Equal(FindingStatus.Alert, finding.Status));
        Assert.True(moved[1].Score > 0.9);
        Assert.Contains("features.Latitude", moved[1].Because, StringComparison.Ordinal);
        Assert.All(atRest, finding => Assert.NotEqual(FindingStatus.Alert, finding.Status));
    }

    private async Task<IReadOnlyList<Finding>> AskAsync(SampledPrediction[] reference, SampledPrediction[] window, int seed = 1) =>
        await new MultivariateDriftAnalyser(Queries(reference, window), registry).AnalyseAsync(Some.Scope(), seed, CancellationToken.None);

    private static SampledQueries Queries(SampledPrediction[] reference, SampledPrediction[] window) => new(reference, window, Some.Window.From.UtcDateTime);

    private static async Task<SampledPrediction[]> HousesAsync(string name)
    {
        await using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", $"{name}.csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Skip(1).Select(line => Some.Row([.. line.Split(',')[1..9].Select(cell => double.Parse(cell, CultureInfo.InvariantCulture))]))];
    }
}
