using System.Buffers;
using System.Text.Json;
using Analytics.Api.Verbs;

namespace Analytics.Api.Replay;

/// <summary>Replays a labelled CSV file through a running service: registers the model version, then sends predictions and labels in batches.</summary>
public sealed class ReplayRun(RecordSender sender, TimeProvider clock)
{
    private const int RowsPerBatch = 1_000;

    /// <exception cref="ReplayException">The files don't suit the plan.</exception>
    /// <exception cref="HttpRequestException">The service refused.</exception>
    public async Task<ReplayResult> RunAsync(ReplayPlan plan, CancellationToken cancellationToken)
    {
        var table = new ReplayTable(plan);
        var last = plan.Last ?? new DateTimeOffset(clock.GetUtcNow().UtcDateTime.Date, TimeSpan.Zero);
        var records = new ReplayRecords(plan, table, last);
        await sender.RegisterAsync(table.Version(), cancellationToken);

        var result = new ReplayResult();
        var start = clock.GetTimestamp();
        foreach (var rows in table.Source.Rows().Select((row, index) => (row, index + 1)).Chunk(RowsPerBatch))
        {
            foreach (var (row, number) in rows) Widen(result, table.TimeOf(row, number, last));
            await SendAsync(records, rows, result, cancellationToken);
            if (plan.Rate is not { } rate) continue;
            var ahead = TimeSpan.FromSeconds(rows[^1].Item2 / rate) - clock.GetElapsedTime(start);
            if (ahead > TimeSpan.Zero) await Task.Delay(ahead, clock, cancellationToken);
        }

        return result;
    }

    private async Task SendAsync(ReplayRecords records, (string[] Row, int Number)[] rows, ReplayResult result, CancellationToken cancellationToken)
    {
        var predictions = Body(json =>
        {
            foreach (var (row, number) in rows) records.WritePrediction(json, row, number);
        });
        await sender.PostAsync("/v1/predictions/batch", predictions, rows.Length, result.Predictions, cancellationToken);

        var labelled = 0;
        var labels = Body(json => labelled = rows.Count(item => records.TryWriteLabel(json, item.Row, item.Number)));
        if (labelled > 0) await sender.PostAsync("/v1/feedback/batch", labels, labelled, result.Labels, cancellationToken);
    }

    private static void Widen(ReplayResult result, DateTimeOffset at)
    {
        if (at < result.From) result.From = at;
        if (at >= result.To) result.To = at.AddSeconds(1);
    }

    private static ReadOnlyMemory<byte> Body(Action<Utf8JsonWriter> writeItems)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteBoolean("backfill"u8, true);
        json.WriteStartArray("items"u8);
        writeItems(json);
        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }
}
