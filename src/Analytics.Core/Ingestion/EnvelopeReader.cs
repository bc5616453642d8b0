using System.Text.Json;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Reads the envelope of a batch. Its faults are those of the whole body.</summary>
internal static class EnvelopeReader
{
    private enum Property { SentAt, Backfill, Items, Batch }

    private static readonly NameTable Names = NameTable.Of<Property>();

    public static ItemFault? Read(ref Utf8JsonReader json, ItemScope item, DraftBatch batch)
    {
        if (json.TokenType != JsonTokenType.StartObject)
            return new ItemFault("", FaultCodes.InvalidType, "must be an object");

        var (hasSentAt, hasBackfill) = (false, false);
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var property = Names.Find(in json, -1);
            if (property < 0)
            {
                batch.Quality.Add(null, null, Findings.UnknownField, item.NameAt(in json));
                json.Skip();
                continue;
            }

            var pointer = $"/{Names[property]}";
            json.Read();
            var repeats = (Property)property switch
            {
                Property.SentAt => hasSentAt,
                Property.Backfill => hasBackfill,
                _ => batch.Container is not null,
            };
            var fault = repeats ? new ItemFault(pointer, FaultCodes.DuplicateKey, "must not be given twice") : (Property)property switch
            {
                Property.SentAt => ReadSentAt(ref json, batch),
                Property.Backfill => ReadBackfill(ref json, batch),
                _ => RecordBatchReader.ReadArray(ref json, item, batch, pointer),
            };
            if (fault is not null)
                return fault;
            hasSentAt |= property == (int)Property.SentAt;
            hasBackfill |= property == (int)Property.Backfill;
        }

        return batch.Container is null ? new ItemFault("/items", FaultCodes.Missing, "is required") : null;
    }

    private static ItemFault? ReadSentAt(ref Utf8JsonReader json, DraftBatch batch)
    {
        if (json.TokenType == JsonTokenType.Null)
            return null;
        if (json.TokenType != JsonTokenType.String || !Timestamps.TryRead(in json, out var sentAt))
            return new ItemFault("/sentAt", FaultCodes.InvalidValue, "must be an ISO 8601 date and time with an offset or Z");

        batch.SentAt = sentAt;
        return null;
    }

    private static ItemFault? ReadBackfill(ref Utf8JsonReader json, DraftBatch batch)
    {
        if (json.TokenType is not (JsonTokenType.True or JsonTokenType.False or JsonTokenType.Null))
            return new ItemFault("/backfill", FaultCodes.InvalidType, "must be true or false");

        batch.Backfill = json.TokenType == JsonTokenType.True;
        return null;
    }
}
