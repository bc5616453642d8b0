using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Storage.Tests.DuckDb;

/// <summary>Checks that come with their predictions, and the reads that violations, incidents and replays need.</summary>
public sealed class RailTests
{
    private static readonly DateTime From = Some.Noon.AddYears(-1);
    private static readonly DateTime To = Some.Noon.AddYears(1);

    [Fact]
    public async Task Checks_are_stored_with_their_prediction_and_a_retry_adds_none()
    {
        await using var store = await EventStore.StartAsync();
        var request = Judged([Some.Prediction("p-1")], [Check("p-1", 0, "load", SafetyVerdict.Violation), Check("p-1", 0, "rails", SafetyVerdict.Violation)]);

        var first = await store.Log.AppendAsync(request, CancellationToken.None);
        var retry = await store.Log.AppendAsync(
            Judged([Some.Prediction("p-1")], [Check("p-1", 0, "load", SafetyVerdict.Violation, rails: 2), Check("p-1", 0, "rails", SafetyVerdict.Violation, rails: 2)]), CancellationToken.None);

        Assert.Equal((1, 0), (first.Stored, retry.Stored));
        var ledger = await store.Queries.LedgerAsync(Some.Noon, Some.Noon.AddHours(1), CancellationToken.None);
        Assert.Equal((2, 2), (ledger.Single(l => l.Kind == RecordKind.Safety).Received, ledger.Single(l => l.Kind == RecordKind.Safety).Rows));
        Assert.Equal((2, 1), (ledger.Single(l => l.Kind == RecordKind.Prediction).Received, ledger.Single(l => l.Kind == RecordKind.Prediction).Rows));
        Assert.Equal(1, (await store.AskAsync(EventSource.SafetyChecks, new Summary.MomentsOf(Field.Of("violation")))).Moments!.Count);
    }

    [Fact]
    public async Task Of_two_predictions_of_one_id_only_the_stored_one_brings_its_checks()
    {
        await using var store = await EventStore.StartAsync();
        var second = Some.Prediction("p-1");
        var rows = new[] { Some.Prediction("p-1"), At(second, 1) };

        await store.Log.AppendAsync(Judged(rows, [Check("p-1", 0, "rails", SafetyVerdict.Pass), Check("p-1", 1, "rails", SafetyVerdict.Blocked)]), CancellationToken.None);

        Assert.Equal([new("pass", 1)], (await store.AskAsync(EventSource.SafetyChecks, new Summary.CategoriesOf(Field.Of("verdict")))).Categories!);
    }

    [Fact]
    public async Task Checks_outlast_a_restart_and_are_split_by_the_version_of_the_rules()
    {
        var folder = EventStore.NewFolder();
        await using (var store = await EventStore.StartAsync(folder))
        {
            await store.Log.AppendAsync(Judged([Some.Prediction("p-1")], [Check("p-1", 0, "rails", SafetyVerdict.Pass, rails: 7)]), CancellationToken.None);
            await store.AppendAsync(Some.Safety("s-1", "p-1", SafetyVerdict.Pass));
        }

        await using var reopened = await EventStore.StartAsync(folder);
        var groups = await reopened.AskAsync(new SummaryQuery
        {
            Source = EventSource.SafetyChecks,
            From = From,
            To = To,
            Summaries = [new Summary.CountOf()],
            Breakdown = [Field.Of("rails")],
        });

        Assert.Equal([null, "7"], groups.Select(group => group.Keys[0]));
    }

    [Fact]
    public async Task Violations_come_newest_first_page_by_page()
    {
        await using var store = await EventStore.StartAsync();
        for (var i = 0; i < 5; i++)
        {
            var row = Some.Prediction($"p-{i}", Some.Noon.AddHours(i / 2));
            await store.Log.AppendAsync(Judged([row], [Check($"p-{i}", 0, "load", SafetyVerdict.Violation), Check($"p-{i}", 0, "rails", SafetyVerdict.Violation)]), CancellationToken.None);
        }

        await store.AppendAsync(Some.Safety("s-1", "p-0", SafetyVerdict.Blocked), Some.Safety("s-2", "p-0", SafetyVerdict.Pass), Some.Safety("s-3", "p-0", SafetyVerdict.Warn));
        var all = await store.Queries.ChecksAsync(Query(10), CancellationToken.None);
        var first = await store.Queries.ChecksAsync(Query(2), CancellationToken.None);
        var rest = await store.Queries.ChecksAsync(Query(10) with { After = (first[1].At, first[1].IdHash) }, CancellationToken.None);
        var others = await store.Queries.ChecksAsync(Query(10) with { Except = [first[0].IdHash] }, CancellationToken.None);
        var one = await store.Queries.ChecksAsync(Query(10) with { Only = [first[1].IdHash] }, CancellationToken.None);

        Assert.Equal(6, all.Count);
        Assert.Equal(all.Select(check => check.Id), first.Concat(rest).Select(check => check.Id));
        Assert.Equal(all.Skip(1).Select(check => check.Id), others.Select(check => check.Id));
        Assert.Equal(first[1].Id, Assert.Single(one).Id);
        Assert.Equal(all.Select(check => check.At).OrderDescending(), all.Select(check => check.At));
        Assert.Equal(("rails", 3, "violation"), (all[0].Source, all[0].Rails, all[0].Verdict));
        Assert.Equal(("engine", (int?)null, "blocked"), all.Where(check => check.Id == "s-1").Select(check => (check.Source, check.Rails, check.Verdict)).Single());
        Assert.Empty(await store.Queries.ChecksAsync(Query(10) with { Model = "other" }, CancellationToken.None));
        Assert.Empty(await store.Queries.ChecksAsync(Query(10) with { Only = [] }, CancellationToken.None));
    }

    [Fact]
    public async Task A_violation_brings_its_evidence_and_segments()
    {
        await using var store = await EventStore.StartAsync();
        var row = Some.Prediction("p-1");
        (row.SegmentKeys, row.SegmentValues) = (["country"], ["DE"]);
        var check = Check("p-1", 0, "load", SafetyVerdict.Blocked);
        (check.Evidence, check.Category) = ([1, 2, 3], "overload");
        await store.Log.AppendAsync(Judged([row], [check]), CancellationToken.None);

        var found = Assert.Single(await store.Queries.ChecksAsync(Query(10), CancellationToken.None));

        Assert.Equal([1, 2, 3], found.Evidence!);
        Assert.Equal(("country", "DE", "overload", "p-1", "churn", "1"), (found.SegmentKeys[0], found.SegmentValues[0], found.Category, found.PredictionId, found.Model, found.Version));
    }

    [Fact]
    public async Task Violations_within_the_gap_are_one_incident()
    {
        await using var store = await EventStore.StartAsync();
        double[] hours = [0, 1, 2.5, 5, 5.5];
        for (var i = 0; i < hours.Length; i++)
        {
            await store.Log.AppendAsync(
                Judged([Some.Prediction($"p-{i}", Some.Noon.AddHours(hours[i]))], [Check($"p-{i}", 0, "load", i == 4 ? SafetyVerdict.Blocked : SafetyVerdict.Violation)]), CancellationToken.None);
        }

        await store.Log.AppendAsync(Judged([Some.Prediction("q", Some.Noon)], [Check("q", 0, "range", SafetyVerdict.Blocked)]), CancellationToken.None);
        var query = new IncidentQuery { From = From, To = To, Gap = TimeSpan.FromHours(2), Limit = 10 };
        var incidents = await store.Queries.IncidentsAsync(query, CancellationToken.None);
        var closed = await store.Queries.ChecksAsync(Query(2), CancellationToken.None);
        var open = await store.Queries.IncidentsAsync(query with { Closed = [.. closed.Select(check => check.IdHash)] }, CancellationToken.None);

        Assert.Equal([("load", 3, 0), ("load", 2, 1), ("range", 1, 1)], incidents.Select(one => (one.Rule, one.Checks, one.Blocked)).Select(one => (one.Rule, (int)one.Checks, (int)one.Blocked)));
        Assert.Equal((Some.Noon, Some.Noon.AddHours(2.5), "high"), (incidents[0].First, incidents[0].Last, incidents[0].Severity));
        Assert.Equal(["load", "range"], open.Select(one => one.Rule));
        Assert.Empty(await store.Queries.IncidentsAsync(query with { Version = "9" }, CancellationToken.None));
    }

    [Fact]
    public async Task A_prediction_is_read_back_as_it_was_stored()
    {
        await using var store = await EventStore.StartAsync();
        var row = Full();
        await store.Log.AppendAsync(Judged([row], [Check("p-1", 0, "load", SafetyVerdict.Warn), Check("p-1", 0, "rails", SafetyVerdict.Warn)]), CancellationToken.None);
        await store.AppendAsync(Some.Prediction("p-2"));

        var read = await ReadAsync(store, 10);

        var stored = read.Single(one => one.Row.Id == "p-1");
        row.Subject = null;
        row.Embeddings = null;
        Assert.Equivalent(new { row.Id, row.IdHash, row.At, row.Model, row.Version, row.Score, row.Value, row.Predicted, row.Positive, row.Negative }, stored.Row);
        Assert.Equivalent(new { row.Classes, row.Probabilities, row.Items, row.ItemScores, row.Decision, row.Numbers, row.Categories, row.Extras }, stored.Row);
        Assert.Equivalent(new { row.LatencyMs, row.Propensity, row.Policy, row.Experiment, row.Variant, row.SegmentKeys, row.SegmentValues }, stored.Row);
        Assert.Equivalent(new { row.Session, row.Region, row.AppVersion, row.InputTokens, row.OutputTokens, row.Cost, row.Currency }, stored.Row);
        Assert.True(stored.Judged);
        Assert.Equal(["load"], stored.Fired);
        var bare = read.Single(one => one.Row.Id == "p-2");
        Assert.False(bare.Judged);
        Assert.Empty(bare.Fired);
    }

    [Fact]
    public async Task Of_many_predictions_an_even_sample_is_read_the_same_each_time()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync([.. Enumerable.Range(0, 2_000).Select(i => Some.Prediction($"p-{i}"))]);

        var first = await ReadAsync(store, 500);
        var again = await ReadAsync(store, 500);

        Assert.InRange(first.Count, 400, 600);
        Assert.Equal(first.Select(one => one.Row.Id).Order(StringComparer.Ordinal), again.Select(one => one.Row.Id).Order(StringComparer.Ordinal));
        Assert.Equal(2_000, await store.Queries.ReadPredictionsAsync(new PredictionQuery { Model = "churn", From = From, To = To, Limit = 500 }, _ => { }, CancellationToken.None));
        Assert.Equal(0, await store.Queries.ReadPredictionsAsync(new PredictionQuery { Model = "other", From = From, To = To, Limit = 500 }, _ => { }, CancellationToken.None));
    }

    [Fact]
    public async Task A_read_that_is_given_up_stops()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync([.. Enumerable.Range(0, 5_000).Select(i => Some.Prediction($"p-{i}"))]);
        using var source = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            store.Queries.ReadPredictionsAsync(new PredictionQuery { Model = "churn", From = From, To = To, Limit = 5_000 }, _ => source.Cancel(), source.Token));
    }

    private static async Task<List<StoredPrediction>> ReadAsync(EventStore store, int limit)
    {
        var read = new List<StoredPrediction>();
        await store.Queries.ReadPredictionsAsync(new PredictionQuery { Model = "churn", From = From, To = To, Limit = limit }, read.Add, CancellationToken.None);
        return read;
    }

    private static CheckQuery Query(int limit) => new() { From = From, To = To, Limit = limit };

    private static AppendRequest Judged(PredictionRow[] rows, SafetyRow[] checks) => new()
    {
        Kind = RecordKind.Prediction,
        Source = "engine",
        ReceivedAt = Some.Noon.AddMinutes(1),
        Received = rows.Length,
        Rows = rows,
        Checks = checks,
    };

    private static SafetyRow Check(string predictionId, int index, string rule, SafetyVerdict verdict, int rails = 3)
    {
        var id = $"{predictionId}~{rails}~{rule}~{index}";
        return new SafetyRow
        {
            Index = index,
            Id = id,
            IdHash = RecordHash.OfId(RecordKind.Safety, id),
            BodyHash = 1,
            At = Some.Noon,
            PredictionId = predictionId,
            PredictionHash = RecordHash.OfId(RecordKind.Prediction, predictionId),
            Rule = rule,
            Verdict = verdict,
            Severity = "high",
            Rails = rails,
        };
    }

    private static PredictionRow At(PredictionRow row, int index) => new()
    {
        Index = index,
        Id = row.Id,
        IdHash = row.IdHash,
        BodyHash = row.BodyHash + 1,
        At = row.At,
        Model = row.Model,
        Version = row.Version,
    };

    private static PredictionRow Full()
    {
        var row = Some.Prediction("p-1");
        (row.Value, row.Classes, row.Probabilities) = (2.5, ["a", "b"], [0.25, 0.75]);
        (row.Items, row.ItemScores, row.Decision) = (["x", "y"], [0.5, double.NaN], "show");
        (row.Numbers, row.Categories, row.Extras, row.Embeddings) = ([1, double.NaN, 3], ["p", null], [9, 8], [1f, 2f]);
        (row.Propensity, row.Policy, row.Experiment, row.Variant) = (0.5, "even", "test", "b");
        (row.SegmentKeys, row.SegmentValues, row.Session, row.Region, row.AppVersion) = (["country"], ["DE"], "s-1", "EU", "1.0");
        (row.InputTokens, row.OutputTokens, row.Cost, row.Currency, row.Subject) = (10, 20, 0.5, "EUR", [7]);
        return row;
    }
}
