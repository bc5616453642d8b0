using System.IO.Compression;
using System.Text.Json;
using System.Threading.Channels;
using Analytics.Contracts.Recording;
using Microsoft.Extensions.Logging;

namespace Analytics.Client;

/// <summary>Takes records out of the queue and puts them into the spool by batches of one kind.</summary>
internal sealed class BatchWriter(ChannelReader<PendingRecord> queue, Spool spool, ClientCounts counts, AnalyticsClientOptions options, TimeProvider clock, ILogger logger) : IDisposable
{
    private readonly List<PendingRecord>[] batches = [.. Enum.GetValues<RecordRoute>().Select(_ => new List<PendingRecord>())];
    private readonly MemoryStream buffer = new();
    private long open;

    /// <summary>Records that were taken out of the queue and are not in the spool yet.</summary>
    public bool IsIdle => Interlocked.Read(ref open) == 0;

    /// <summary>Runs until the queue is closed and empty.</summary>
    public async Task RunAsync(Action written, CancellationToken hurry)
    {
        while (await queue.WaitToReadAsync(CancellationToken.None))
        {
            if (queue.Count < options.BatchRecords && !hurry.IsCancellationRequested) await PauseAsync(hurry);
            Interlocked.Exchange(ref open, 1);
            while (queue.TryRead(out var record))
            {
                var batch = batches[(int)record.Route];
                batch.Add(record);
                if (batch.Count >= options.BatchRecords) Keep(record.Route, batch);
            }

            foreach (var route in Enum.GetValues<RecordRoute>()) Keep(route, batches[(int)route]);
            Interlocked.Exchange(ref open, 0);
            written();
        }
    }

    public void Dispose() => buffer.Dispose();

    private async Task PauseAsync(CancellationToken hurry)
    {
        try
        {
            await Task.Delay(options.BatchDelay, clock, hurry);
        }
        catch (OperationCanceledException)
        {
            // The client is being disposed: what is there is written at once.
        }
    }

    private void Keep(RecordRoute route, List<PendingRecord> batch)
    {
        if (batch.Count == 0) return;
        try
        {
            var kept = Compress(batch);
            if (kept == 0 || spool.TryAdd(route, kept, buffer.GetBuffer().AsSpan(0, (int)buffer.Length))) return;
            counts.Drop(kept);
            ClientLog.SpoolFull(logger, kept, spool.Folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            counts.Drop(batch.Count);
            ClientLog.NotKept(logger, batch.Count, spool.Folder, e);
        }
        finally
        {
            batch.Clear();
        }
    }

    /// <summary>Puts the batch into the buffer; how many of its records could be written.</summary>
    private int Compress(List<PendingRecord> batch)
    {
        var kept = 0;
        buffer.SetLength(0);
        using var compressed = new GZipStream(buffer, CompressionLevel.Fastest, leaveOpen: true);
        foreach (var pending in batch)
        {
            try
            {
                var record = Complete(pending);
                var json = JsonSerializer.SerializeToUtf8Bytes(record, record.GetType(), ClientJson.Options);
                compressed.Write(kept++ == 0 ? "["u8 : ","u8);
                compressed.Write(json);
            }
            catch (Exception e) when (e is JsonException or NotSupportedException or ArgumentException or InvalidOperationException)
            {
                // A value that JSON can't hold, as an infinite number: this one record is lost, not its neighbours.
                counts.Drop(1);
                ClientLog.NotWritten(logger, pending.Route.ToString(), e);
            }
        }

        compressed.Write("]"u8);
        return kept;
    }

    /// <summary>Records without a time get that of their recording, however late they are sent; events without an id get one, so that a repetition is known.</summary>
    private static object Complete(PendingRecord pending)
    {
        var at = new DateTimeOffset(pending.UtcTicks, TimeSpan.Zero);
        return pending.Record switch
        {
            PredictionRecord { Timestamp: null } prediction => prediction with { Timestamp = at },
            FeedbackRecord { Timestamp: null } feedback => feedback with { Timestamp = at },
            SafetyCheckRecord { Timestamp: null } check => check with { Timestamp = at },
            ExposureRecord { Timestamp: null } exposure => exposure with { Timestamp = at },
            ProductEvent happened when happened.Timestamp is null || happened.MessageId is null => happened with { Timestamp = happened.Timestamp ?? at, MessageId = happened.MessageId ?? Guid.CreateVersion7(at).ToString("N") },
            var complete => complete,
        };
    }
}
