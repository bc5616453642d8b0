using System.Text.Json;
using Analytics.Core.Ports;

namespace Analytics.Core.Ingestion;

/// <summary>Reads one record of any kind into a batch: as a draft, or as turned away.</summary>
internal static class RecordReader
{
    private const int MaximumBytes = 64 * 1024;

    public static void Read(ref Utf8JsonReader json, ItemScope item, DraftBatch batch, bool isCloudEvent)
    {
        var index = batch.Received++;
        var start = json;
        var draft = new Draft();
        item.Begin(index, in json);
        if (IsObject(ref json, item) && ReadKind(ref json, item, batch.Kind, isCloudEvent, ref draft) && IsSmall(ref json, item))
        {
            batch.Add(in draft);
            return;
        }

        json = start;
        var id = FindId(ref json, batch.Kind, isCloudEvent);
        Reject(item, batch, index, id);
    }

    private static bool ReadKind(ref Utf8JsonReader json, ItemScope item, RecordKind kind, bool isCloudEvent, ref Draft draft) => kind switch
    {
        RecordKind.Prediction => PredictionReader.Read(ref json, item, ref draft),
        RecordKind.Feedback => FeedbackReader.Read(ref json, item, ref draft),
        RecordKind.Safety => SafetyReader.Read(ref json, item, ref draft),
        RecordKind.Exposure => ExposureReader.Read(ref json, item, ref draft),
        RecordKind.Event when isCloudEvent => CloudEventReader.Read(ref json, item, ref draft),
        RecordKind.Event => EventReader.Read(ref json, item, ref draft),
        _ => MetricReader.Read(ref json, item, ref draft),
    };

    private static void Reject(ItemScope item, DraftBatch batch, int index, string? id)
    {
        var fault = item.Fault!;
        var field = fault.Pointer.Length > 1 ? fault.Pointer[1..].Split('/')[0] : null;
        batch.Quality.Checked(null, null, 0);
        batch.Quality.Add(null, null, fault.Code, field);
        batch.Reject(index, id, fault);
    }

    private static bool IsObject(ref Utf8JsonReader json, ItemScope item) =>
        json.TokenType == JsonTokenType.StartObject || item.Fail("", FaultCodes.InvalidType, "must be an object");

    private static bool IsSmall(ref Utf8JsonReader json, ItemScope item) =>
        item.Bytes(in json).Length <= MaximumBytes || item.Fail("", FaultCodes.TooLarge, "must be at most 64 KiB");

    /// <summary>The id of the record at the reader, where it is one; leaves the reader at the record's end.</summary>
    private static string? FindId(ref Utf8JsonReader json, RecordKind kind, bool isCloudEvent)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            return null;
        }

        string? id = null;
        var name = kind == RecordKind.Event && !isCloudEvent ? "messageId"u8 : "id"u8;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isId = json.ValueTextEquals(name);
            json.Read();
            if (isId && json.TokenType == JsonTokenType.String && json.GetString() is { } text && RecordIds.IsValid(text))
                id = text;
            json.Skip();
        }

        return id;
    }
}
