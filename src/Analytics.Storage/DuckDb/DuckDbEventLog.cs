using System.Collections.Concurrent;
using Analytics.Core.Ports;
using DuckDB.NET.Data;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Analytics.Storage.DuckDb;

/// <summary>
/// The one writer of the event file: a thread of its own that stores whatever has queued up since its last commit in one transaction.
/// The queue is bounded by rows. While the file can't be opened or written, requests are refused at once and opening is tried every second.
/// </summary>
public sealed class DuckDbEventLog(DuckDbDatabase database, IOptions<StorageOptions> options, ILogger<DuckDbEventLog> logger)
    : BackgroundService, IEventLog
{
    private const int GroupRows = 20_000;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly BlockingCollection<PendingAppend> queue = [];
    private readonly int queueRows = options.Value.QueueRows;
    private readonly int recentIds = options.Value.RecentIds;
    private RecentIds recent = new(0);
    private PredictionContexts contexts = new(0);
    private long committed;
    private int queued;

    /// <summary>Sequence number of the latest commit.</summary>
    public long Committed => Interlocked.Read(ref committed);

    public bool HasRoom => Volatile.Read(ref queued) < queueRows;

    public ValueTask<AppendResult> AppendAsync(AppendRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!database.IsOpen) throw new StoreUnavailableException("The event store is not open.");
        var pending = new PendingAppend(request);
        Enqueued(pending.Weight);
        try
        {
            queue.Add(pending, CancellationToken.None);
        }
        catch (InvalidOperationException e)
        {
            Enqueued(-pending.Weight);
            throw new StoreUnavailableException("The service is stopping.", e);
        }

        return new(pending.Completion);
    }

    public Task<long> ImportReferenceAsync(ReferenceImport import, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(import);
        return Task.Run(
            () =>
            {
                using var connection = database.Reader();
                return new ReferenceImporter(connection, import).Store();
            },
            cancellationToken);
    }

    public Task RemoveReferenceAsync(string model, string dataSet, CancellationToken cancellationToken) => Task.Run(
        () =>
        {
            using var connection = database.Reader();
            DuckDbDatabase.Execute(connection, "DELETE FROM reference_rows WHERE data_set = $1 AND model = $2", dataSet, model);
        },
        cancellationToken);

    public override void Dispose()
    {
        // Stopping completes the queue, so it is disposed of after the writer has ended: also where the host never came up, whose reason is to be seen.
        base.Dispose();
        if (ExecuteTask is { } writing) Task.WhenAny(writing).GetAwaiter().GetResult();
        queue.Dispose();
    }

    private void Enqueued(int rows)
    {
        Interlocked.Add(ref queued, rows);
        Instruments.Queue.Add(rows);
    }

    /// <summary>A thread of its own: the writer waits for no other work of the process.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.Factory.StartNew(() => Run(stoppingToken), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Run(CancellationToken stoppingToken)
    {
        using var stopping = stoppingToken.Register(queue.CompleteAdding);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                using var connection = database.Open();
                Load(connection);
                Log.EventStoreOpened(logger, Committed);
                Write(connection);
            }
            catch (StoreUnavailableException e)
            {
                Log.EventStoreUnavailable(logger, e);
                FailAll(e);
                stoppingToken.WaitHandle.WaitOne(RetryAfter);
            }
        }

        database.Close();
        FailAll(new StoreUnavailableException("The service is stopping."));
    }

    /// <summary>Restores what the writer keeps in memory: the latest sequence number and the recent ids.</summary>
    private void Load(DuckDBConnection connection)
    {
        Interlocked.Exchange(ref committed, DuckDbDatabase.Scalar<long>(connection, "SELECT coalesce(max(seq), 0) FROM arrivals"));
        database.Admit();
        contexts = new PredictionContexts(DuckDbDatabase.Scalar<int>(connection, "SELECT coalesce(max(context), 0) FROM prediction_contexts"));
        recent = RecentIdsLoader.Load(connection, recentIds);
    }

    /// <summary>Commits groups until the queue is completed. Throws when the store has to be opened anew.</summary>
    private void Write(DuckDBConnection connection)
    {
        List<PendingAppend> group = [];
        foreach (var first in queue.GetConsumingEnumerable())
        {
            group.Clear();
            group.Add(first);
            for (var rows = first.Weight; rows < GroupRows && queue.TryTake(out var pending); rows += pending.Weight) group.Add(pending);
            try
            {
                Commit(connection, group);
            }
            finally
            {
                Enqueued(-group.Sum(p => p.Weight));
            }

            database.CheckpointWhenDue(connection);
        }
    }

    private void Commit(DuckDBConnection connection, List<PendingAppend> group)
    {
        try
        {
            database.CheckFreeSpace();
            var results = new GroupCommit(connection, recent, contexts, Committed + 1).Store([.. group.Select(p => p.Request)]);
            Interlocked.Increment(ref committed);
            for (var i = 0; i < group.Count; i++)
            {
                Instruments.Commits.Record(group[i].Waited.TotalSeconds);
                group[i].Succeed(results[i]);
            }
        }
        catch (StoreUnavailableException e)
        {
            foreach (var pending in group) pending.Fail(e);
        }
        catch (Exception e)
        {
            // Whatever the cause, nothing of the group is stored. The file is opened anew, since some faults leave it unusable until then.
            Log.CommitFailed(logger, e, group.Count);
            database.Close();
            var failure = new StoreUnavailableException("The records could not be stored.", e);
            foreach (var pending in group) pending.Fail(failure);
            throw failure;
        }
    }

    private void FailAll(StoreUnavailableException exception)
    {
        while (queue.TryTake(out var pending))
        {
            Enqueued(-pending.Weight);
            pending.Fail(exception);
        }
    }
}
