using System.Text;
using Analytics.Contracts.Privacy;
using Analytics.Core.Ports;
using Analytics.Storage.DuckDb;
using Xunit;

namespace Analytics.Storage.Tests.DuckDb;

public sealed class ExpiryTests
{
    private static readonly DateTimeOffset Cutoff = new(Some.Noon.Date, TimeSpan.Zero);
    private static readonly DateTime Before = Some.Noon.AddDays(-3);

    [Fact]
    public async Task What_is_older_goes_with_all_that_is_derived_from_it_and_the_ledger_balances()
    {
        await using var store = await EventStore.StartAsync();
        await FillAsync(store);
        var records = DuckDbExpiry.OfRecords(store.Database, store.Maintenance);

        var (oldest, due) = (await records.OldestAsync(CancellationToken.None), await records.CountAsync(Cutoff, CancellationToken.None));
        var removed = await records.ExpireAsync(Cutoff, CancellationToken.None);

        Assert.Equal((Before, 6L, 6L), (oldest!.Value.UtcDateTime, due, removed));
        Assert.Equal(0, await records.CountAsync(Cutoff, CancellationToken.None));
        Assert.Equal(0, await records.ExpireAsync(Cutoff, CancellationToken.None));
        foreach (var table in new[] { "prediction_rows", "feedback", "safety", "events", "exposures", "labels", "safety_checks", "first_exposures WHERE session IS NULL" })
            Assert.Equal((table, 1L), (table, Count(store, table)));
        Assert.Equal(0, Count(store, "waiting"));
        var ledger = await store.Queries.LedgerAsync(Some.Noon, Some.Noon.AddHours(1), CancellationToken.None);
        Assert.All(ledger, entry => Assert.Equal(entry.Received, entry.Rows + entry.Expired + entry.Dispositions.Values.Sum()));
        Assert.Equal(2, ledger.Single(entry => entry.Kind == RecordKind.Feedback).Expired);
    }

    [Fact]
    public async Task The_journal_of_what_was_never_stored_expires_too()
    {
        await using var store = await EventStore.StartAsync();
        await RefuseAsync(Before);
        await RefuseAsync(Some.Noon);

        var removed = await DuckDbExpiry.OfRecords(store.Database, store.Maintenance).ExpireAsync(Cutoff, CancellationToken.None);

        Assert.Equal(0, removed);
        foreach (var table in new[] { "arrivals", "dispositions", "quality" }) Assert.Equal((table, 1L), (table, Count(store, table)));

        async Task RefuseAsync(DateTime at) => await store.Log.AppendAsync(
            new AppendRequest
            {
                Kind = RecordKind.Event,
                Source = "app",
                ReceivedAt = at,
                Received = 1,
                Rows = [],
                Dispositions = [new(0, 17, DispositionKind.Rejected, "invalid_value")],
                Quality = [new(null, null, "received", null, 1)],
            },
            CancellationToken.None);
    }

    [Fact]
    public async Task Counts_by_hour_and_day_stay_until_their_own_time()
    {
        await using var store = await EventStore.StartAsync();
        await FillAsync(store);
        await DuckDbExpiry.OfRecords(store.Database, store.Maintenance).ExpireAsync(Cutoff, CancellationToken.None);
        var kept = await store.AskAsync(EventSource.Predictions, new Summary.CountOf());

        await DuckDbExpiry.OfRollUps(store.Database, store.Maintenance).ExpireAsync(Cutoff, CancellationToken.None);

        Assert.Equal(2, kept.Count);
        Assert.Equal(1, (await store.AskAsync(EventSource.Predictions, new Summary.CountOf())).Count);
    }

    [Fact]
    public async Task Texts_go_and_their_records_stay()
    {
        await using var store = await EventStore.StartAsync();
        await FillAsync(store);
        var texts = DuckDbExpiry.OfTexts(store.Database, store.Maintenance);

        var removed = await texts.ExpireAsync(Cutoff, CancellationToken.None);

        Assert.Equal(RetentionClass.Texts, texts.Class);
        Assert.Equal(2, removed);
        Assert.Equal((3L, 1L), (Count(store, "feedback"), Count(store, "feedback WHERE text IS NOT NULL")));
        Assert.Equal((2L, 1L), (Count(store, "safety"), Count(store, "safety WHERE evidence IS NOT NULL")));
    }

    [Fact]
    public async Task Records_come_in_while_others_expire_and_none_is_lost()
    {
        await using var store = await EventStore.StartAsync();
        for (var i = 0; i < 50; i++) await store.AppendAsync([.. Enumerable.Range(0, 200).Select(n => Some.Prediction($"old-{i}-{n}", Before))]);
        var records = DuckDbExpiry.OfRecords(store.Database, store.Maintenance);

        var coming = Task.Run(async () =>
        {
            for (var i = 0; i < 50; i++) await store.AppendAsync([.. Enumerable.Range(0, 20).Select(n => Some.Prediction($"new-{i}-{n}"))]);
        }, TestContext.Current.CancellationToken);
        var removed = await records.ExpireAsync(Cutoff, CancellationToken.None);
        await coming;

        Assert.Equal(10_000, removed);
        Assert.Equal(1_000, Count(store, "prediction_rows"));
        await store.Maintenance.CatchUpAsync(CancellationToken.None);
        Assert.Equal(11_000, (await store.AskAsync(EventSource.Predictions, new Summary.CountOf())).Count);
    }

    [Fact]
    public async Task Expiry_holds_after_the_file_is_opened_anew()
    {
        var folder = EventStore.NewFolder();
        await using (var store = await EventStore.StartAsync(folder))
        {
            await FillAsync(store);
            await DuckDbExpiry.OfRecords(store.Database, store.Maintenance).ExpireAsync(Cutoff, CancellationToken.None);
        }

        await using var again = await EventStore.StartAsync(folder);

        Assert.Equal(1, Count(again, "prediction_rows"));
        var ledger = await again.Queries.LedgerAsync(Some.Noon, Some.Noon.AddHours(1), CancellationToken.None);
        Assert.Equal(1, ledger.Single(entry => entry.Kind == RecordKind.Prediction).Expired);
    }

    // One of each kind on either side of the cutoff, and a label that waits for a prediction that never came.
    private static async Task FillAsync(EventStore store)
    {
        foreach (var (name, at) in new[] { ("old", Before), ("new", Some.Noon) })
        {
            await store.AppendAsync(Some.Prediction("p-" + name, at));
            var feedback = Some.Feedback("f-" + name, "p-" + name, FeedbackKind.Label, true, at);
            feedback.Text = Encoding.UTF8.GetBytes("sealed");
            await store.AppendAsync(feedback);
            var check = Some.Safety("s-" + name, "p-" + name, SafetyVerdict.Violation);
            check.At = at;
            check.Evidence = Encoding.UTF8.GetBytes("sealed");
            await store.AppendAsync(check);
            await store.AppendAsync(Some.Event("e-" + name, "visit", 1, at));
            await store.AppendAsync(Some.Exposure("u-" + name, "a", at));
        }

        await store.AppendAsync(Some.Feedback("f-waits", "nobody", FeedbackKind.Label, true, Before));
    }

    private static long Count(EventStore store, string table)
    {
        using var reader = store.Database.Reader();
        return DuckDbDatabase.Scalar<long>(reader, $"SELECT count(*) FROM {table}");
    }
}
