using Analytics.Core.Ports;
using Analytics.Storage.DuckDb;
using Xunit;

namespace Analytics.Storage.Tests.DuckDb;

public sealed class EventLogTests
{
    private static readonly Summary.CountOf Rows = new();

    [Fact]
    public async Task An_append_is_seen_by_the_next_query()
    {
        await using var store = await EventStore.StartAsync();

        var result = await store.AppendAsync(Some.Prediction("p-1"), Some.Prediction("p-2"));

        Assert.Equal(2, result.Stored);
        Assert.Empty(result.Duplicates);
        Assert.Equal(2, (await store.AskAsync(EventSource.Predictions, Rows)).Count);
    }

    [Fact]
    public async Task A_retry_stores_nothing_twice_even_within_one_request_and_after_a_restart()
    {
        var folder = EventStore.NewFolder();
        await using (var store = await EventStore.StartAsync(folder))
        {
            var first = await store.AppendAsync(Some.Prediction("p-1"), Some.Prediction("p-1"));
            var second = await store.AppendAsync(Some.Prediction("p-1"));
            Assert.Equal((1, 1), (first.Stored, first.Duplicates.Count));
            Assert.Equal((0, 1), (second.Stored, second.Duplicates.Count));
        }

        await using var again = await EventStore.StartAsync(folder);
        var third = await again.AppendAsync(Some.Prediction("p-1"), Some.Prediction("p-2"));

        Assert.Equal("p-1", Assert.Single(third.Duplicates).Row.Id);
        Assert.Equal(2, (await again.AskAsync(EventSource.Predictions, Rows)).Count);
    }

    [Fact]
    public async Task An_id_that_comes_with_another_body_is_told_apart_from_a_retry()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Prediction("p-1"));
        var other = new PredictionRow
        {
            Index = 0,
            Id = "p-1",
            IdHash = RecordHash.OfId(RecordKind.Prediction, "p-1"),
            BodyHash = 42,
            At = Some.Noon,
            Model = "churn",
            Version = "1",
        };

        var result = await store.AppendAsync(other);

        Assert.True(Assert.Single(result.Duplicates).Reused);
    }

    [Fact]
    public async Task Ids_of_different_kinds_do_not_meet()
    {
        await using var store = await EventStore.StartAsync();
        await store.AppendAsync(Some.Prediction("x"));

        var result = await store.AppendAsync(Some.Feedback("x", "x", FeedbackKind.Label, true));

        Assert.Empty(result.Duplicates);
    }

    [Fact]
    public async Task A_retry_of_a_record_that_memory_has_forgotten_is_found_in_the_store()
    {
        await using var store = await EventStore.StartAsync(change: o => o.RecentIds = 10_000);
        PredictionRow[] first = [.. Enumerable.Range(0, 6_000).Select(i => Some.Prediction($"old-{i}", Some.Noon.AddDays(-2)))];
        await store.AppendAsync(first);
        for (var batch = 0; batch < 3; batch++)
            await store.AppendAsync([.. Enumerable.Range(0, 6_000).Select(i => Some.Prediction($"new-{batch}-{i}"))]);

        var result = await store.AppendAsync(first);

        Assert.Equal((0, 6_000), (result.Stored, result.Duplicates.Count));
    }

    [Fact]
    public async Task Requests_of_many_senders_at_once_are_all_stored_once()
    {
        await using var store = await EventStore.StartAsync();

        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            store.AppendAsync(Some.Prediction($"p-{i}"), Some.Prediction($"p-{(i + 1) % 200}"))));

        Assert.Equal(200, results.Sum(r => r.Stored));
        Assert.Equal(200, results.Sum(r => r.Duplicates.Count));
        Assert.Equal(200, (await store.AskAsync(EventSource.Predictions, Rows)).Count);
    }

    [Fact]
    public async Task A_nearly_full_disk_refuses_and_stores_nothing()
    {
        await using var store = await EventStore.StartAsync(change: o => o.MinimumFreeBytes = long.MaxValue);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AppendAsync(Some.Prediction("p-1")));
    }

    [Fact]
    public async Task A_stopped_store_refuses()
    {
        var store = await EventStore.StartAsync();
        await store.DisposeAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AppendAsync(Some.Prediction("p-1")));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.AskAsync(EventSource.Predictions, Rows));
    }

    [Fact]
    public async Task A_full_queue_says_so()
    {
        await using var store = await EventStore.StartAsync(change: o => o.QueueRows = 1_000);
        var release = store.Database.Reader();

        var pending = Enumerable.Range(0, 50).Select(i =>
            store.AppendAsync([.. Enumerable.Range(0, 1_000).Select(j => Some.Prediction($"p-{i}-{j}"))])).ToList();
        var sawFull = !store.Log.HasRoom;
        await Task.WhenAll(pending);
        release.Dispose();

        Assert.True(sawFull);
        Assert.True(store.Log.HasRoom);
    }

    [Fact]
    public void The_table_of_ids_keeps_every_id_while_it_grows_and_shrinks()
    {
        var random = new Random(7);
        var table = new IdTable();
        var ids = Enumerable.Range(0, 20_000).Select(_ => (ulong)random.NextInt64()).Append(0UL).Append(1UL).ToList();

        foreach (var id in ids) table.Add(id, (uint)id);
        foreach (var id in ids.Take(10_000)) table.Remove(id);

        Assert.All(ids.Take(10_000), id => Assert.False(table.TryGet(id, out _)));
        Assert.All(ids.Skip(10_000), id => Assert.True(table.TryGet(id, out var tag) && tag == (uint)id));
        Assert.Equal(ids.Count - 10_000, table.Count);
    }
}
