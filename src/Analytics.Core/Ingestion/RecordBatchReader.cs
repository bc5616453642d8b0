using System.Text.Json;
using System.Text.Unicode;

namespace Analytics.Core.Ingestion;

/// <summary>Reads and validates the records of a request body, whatever format holds them. A faulty record leaves the others usable.</summary>
internal static class RecordBatchReader
{
    public const int MaximumItems = 5_000;

    private static readonly JsonReaderOptions Options = new() { MaxDepth = JsonFaultLocator.MaximumDepth };

    public static void Read(ReadOnlyMemory<byte> body, BodyFormat format, ItemScope item, DraftBatch batch)
    {
        item.Body = body;
        try
        {
            if (BodyFault(body.Span, format) is { } fault)
                batch.Malform(fault);
            else
                ReadRecords(body, format, item, batch);
        }
        catch (JsonException)
        {
            batch.Malform(NotJson(JsonFaultLocator.Find(body.Span) ?? ""));
        }
    }

    private static void ReadRecords(ReadOnlyMemory<byte> body, BodyFormat format, ItemScope item, DraftBatch batch)
    {
        if (format == BodyFormat.NewlineDelimited)
        {
            NewlineDelimitedReader.Read(body, item, batch);
            return;
        }

        var json = new Utf8JsonReader(body.Span, Options);
        json.Read();
        var isCloudEvent = format is BodyFormat.CloudEvent or BodyFormat.CloudEventsBatch;
        var fault = format switch
        {
            BodyFormat.Batch => EnvelopeReader.Read(ref json, item, batch),
            BodyFormat.CloudEventsBatch => ReadArray(ref json, item, batch, "", isCloudEvent),
            _ => ReadSingle(ref json, item, batch, isCloudEvent),
        };
        if (fault is not null)
            batch.Malform(fault);
        else
            json.Read();
    }

    /// <summary>Reads the array at the reader; a fault is one of the whole body.</summary>
    public static ItemFault? ReadArray(ref Utf8JsonReader json, ItemScope item, DraftBatch batch, string pointer, bool isCloudEvent = false)
    {
        if (json.TokenType != JsonTokenType.StartArray)
            return new ItemFault(pointer, FaultCodes.InvalidType, "must be an array");

        batch.Container = pointer;
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (batch.Received == MaximumItems)
                return TooMany(pointer);
            RecordReader.Read(ref json, item, batch, isCloudEvent);
        }

        return batch.Received == 0 ? NoRecords(pointer) : null;
    }

    public static ItemFault TooMany(string pointer) =>
        new(pointer, FaultCodes.TooMany, $"must be at most {MaximumItems} records");

    public static ItemFault NoRecords(string pointer) => new(pointer, FaultCodes.Missing, "must be at least one record");

    public static ItemFault NotJson(string pointer) => new(pointer, FaultCodes.Malformed, "is not valid JSON in UTF-8");

    /// <summary>Well-formed text is checked once for the whole body, so that no reader meets a string that it can't read.</summary>
    private static ItemFault? BodyFault(ReadOnlySpan<byte> body, BodyFormat format)
    {
        if (Utf8.IsValid(body) && !MayHaveLoneSurrogate(body))
            return null;
        if (format == BodyFormat.NewlineDelimited)
            return Utf8.IsValid(body) ? null : NotJson("");
        return JsonFaultLocator.Find(body) is { } pointer ? NotJson(pointer) : null;
    }

    public static bool MayHaveLoneSurrogate(ReadOnlySpan<byte> body) =>
        body.IndexOf("\\ud"u8) >= 0 || body.IndexOf("\\uD"u8) >= 0;

    private static ItemFault? ReadSingle(ref Utf8JsonReader json, ItemScope item, DraftBatch batch, bool isCloudEvent)
    {
        RecordReader.Read(ref json, item, batch, isCloudEvent);
        return null;
    }
}
