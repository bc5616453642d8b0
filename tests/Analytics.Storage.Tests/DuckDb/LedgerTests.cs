using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Storage.Tests.DuckDb;

public sealed class LedgerTests
{
    [Fact]
    public async Task Every_arrival_is_accounted_for()
    {
        await using var store = await EventStore.StartAsync();
        await store.Log.AppendAsync(
            new AppendRequest
            {
                Kind = RecordKind.Prediction,
                Source = "engine",
                ReceivedAt = Some.Noon,
                Received = 4,
                Rows = [Some.Prediction("p-1"), Some.Prediction("p-1")],
                Dispositions = [new(2, 17, DispositionKind.Dropped, "consent_missing"), new(3, 0, DispositionKind.Rejected, "invalid_value")],
            },
            CancellationToken.None);
        await store.AppendAsync(Some.Feedback("f-1", "p-1", FeedbackKind.Label, true), Some.Feedback("f-2", "p-9", FeedbackKind.Label, true));

        var ledger = await store.Queries.LedgerAsync(Some.Noon, Some.Noon.AddHours(1), CancellationToken.None);

        var predictions = ledger.Single(l => l.Kind == RecordKind.Prediction);
        Assert.Equal((4, 1, 0), (predictions.Received, predictions.Rows, predictions.Waiting));
        Assert.Equal(1, predictions.Dispositions[(DispositionKind.Duplicate, "duplicate")]);
        Assert.Equal(1, predictions.Dispositions[(DispositionKind.Dropped, "consent_missing")]);
        Assert.Equal(1, predictions.Dispositions[(DispositionKind.Rejected, "invalid_value")]);
        var feedback = ledger.Single(l => l.Kind == RecordKind.Feedback);
        Assert.Equal((2, 2, 1), (feedback.Received, feedback.Rows, feedback.Waiting));
    }

    [Fact]
    public async Task Compaction_of_the_journal_changes_no_figure()
    {
        var folder = EventStore.NewFolder();
        await using var store = await EventStore.StartAsync(folder);
        for (var i = 0; i < 20; i++)
        {
            await store.Log.AppendAsync(
                new AppendRequest
                {
                    Kind = RecordKind.Prediction,
                    Source = "engine",
                    ReceivedAt = Some.Noon.AddSeconds(i * 20),
                    Received = 2,
                    Rows = [Some.Prediction($"p-{i}"), Some.Prediction($"q-{i}")],
                    Quality = [new("churn", "1", "checked", null, 2), new("churn", "1", "missing", "tenure", 1)],
                },
                CancellationToken.None);
        }

        await store.Maintenance.CatchUpAsync(CancellationToken.None);

        var ledger = await store.Queries.LedgerAsync(Some.Noon, Some.Noon.AddHours(1), CancellationToken.None);
        Assert.Equal((40, 40), (ledger[0].Received, ledger[0].Rows));
        var quality = await store.Queries.QualityAsync(Some.Noon, Some.Noon.AddHours(1), "churn", BucketWidth.Day, CancellationToken.None);
        Assert.Equal(40, quality.Single(q => q.Finding == "checked").Count);
        Assert.Equal(20, quality.Single(q => q is { Finding: "missing", Field: "tenure" }).Count);
        using var reader = store.Database.Reader();
        Assert.Equal(7, Analytics.Storage.DuckDb.DuckDbDatabase.Scalar<long>(reader, "SELECT count(*) FROM arrivals"));
    }

    [Fact]
    public async Task Receipts_tell_every_arrival_of_an_id()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Prediction("p-1"));
        await store.AppendAsync(Some.Prediction("p-1"));
        await store.Log.AppendAsync(
            new AppendRequest
            {
                Kind = RecordKind.Event,
                Source = "app",
                ReceivedAt = Some.Noon,
                Received = 1,
                Rows = [],
                Dispositions = [new(0, RecordHash.OfId(RecordKind.Event, "e-1"), DispositionKind.Dropped, "consent_missing")],
            },
            CancellationToken.None);

        var prediction = await store.Queries.ReceiptsAsync("p-1", CancellationToken.None);
        var dropped = await store.Queries.ReceiptsAsync("e-1", CancellationToken.None);
        var unknown = await store.Queries.ReceiptsAsync("nobody", CancellationToken.None);

        Assert.Equal([null, DispositionKind.Duplicate], prediction.Select(r => r.Disposition));
        Assert.Equal(("consent_missing", RecordKind.Event), (Assert.Single(dropped).Code, dropped[0].Kind));
        Assert.Empty(unknown);
    }
}
