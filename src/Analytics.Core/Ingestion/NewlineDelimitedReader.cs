using System.Text.Json;

namespace Analytics.Core.Ingestion;

/// <summary>Reads one record a line. A line that is no JSON is one rejected record; blank lines are passed over.</summary>
internal static class NewlineDelimitedReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonFaultLocator.MaximumDepth };

    public static void Read(ReadOnlyMemory<byte> body, ItemScope item, DraftBatch batch)
    {
        batch.Container = "";
        while (body.Length > 0)
        {
            var end = body.Span.IndexOf((byte)'\n');
            var line = end < 0 ? body : body[..end];
            body = end < 0 ? default : body[(end + 1)..];
            if (line.Span.IndexOfAnyExcept(" \t\r"u8) < 0)
                continue;
            if (batch.Received == RecordBatchReader.MaximumItems)
            {
                batch.Malform(RecordBatchReader.TooMany(""));
                return;
            }

            ReadLine(line, item, batch);
        }

        if (batch.Received == 0)
            batch.Malform(RecordBatchReader.NoRecords(""));
    }

    private static void ReadLine(ReadOnlyMemory<byte> line, ItemScope item, DraftBatch batch)
    {
        // The whole line is checked first: a record must not be taken whose line goes on with something else.
        if (JsonFaultLocator.Find(line.Span) is { } pointer)
        {
            batch.Reject(batch.Received++, null, RecordBatchReader.NotJson(pointer));
            batch.Quality.Checked(null, null, 0);
            batch.Quality.Add(null, null, FaultCodes.Malformed, null);
            return;
        }

        item.Body = line;
        var json = new Utf8JsonReader(line.Span, Options);
        json.Read();
        RecordReader.Read(ref json, item, batch, isCloudEvent: false);
    }
}
