using System.Text.Json;
using Analytics.Core.Ports;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Reads a feedback.</summary>
internal static class FeedbackReader
{
    private const int RequiredFields = 3;
    private const string KindRule = "must be label, value, rating, accepted, dismissed, completed, correction or text";

    private enum Property { Id, PredictionId, Kind, Value, Timestamp }

    private static readonly ObjectReader<FeedbackParts> Record = new(NameTable.Of<Property>(), "", ReadProperty);
    private static readonly FeedbackKind[] Kinds = Enum.GetValues<FeedbackKind>();
    private static readonly NameTable KindNames = new([.. Kinds.Select(kind => JsonNamingPolicy.CamelCase.ConvertName(kind.ToString()))]);

    public static bool Read(ref Utf8JsonReader json, ItemScope item, ref Draft draft)
    {
        var parts = new FeedbackParts { Kind = -1 };
        if (!Record.Read(ref json, item, ref parts))
            return false;
        if (parts.Id is null)
            return item.Missing("/id");
        if (parts.PredictionId is null)
            return item.Missing("/predictionId");
        if (parts.Kind < 0)
            return item.Missing("/kind");

        var kind = Kinds[parts.Kind];
        var value = new FeedbackValue();
        if (!(parts.HasValue ? value.Read(ref parts.WaitingValue, item, kind) : value.ReadAbsent(item, kind)))
            return false;

        item.Count(null, null, RequiredFields);
        draft.Row = new FeedbackRow
        {
            Index = item.Index,
            Id = parts.Id,
            IdHash = item.HashOf(parts.Id),
            BodyHash = item.BodyHash(in json),
            At = parts.At ?? item.ReceivedAt,
            PredictionId = parts.PredictionId,
            PredictionHash = RecordHash.OfId(RecordKind.Prediction, parts.PredictionId),
            Kind = kind,
            Number = value.Number,
            Label = value.Label,
            Items = value.Items,
        };
        draft.FreeText = value.Text;
        draft.Timed = parts.At is not null;
        return true;
    }

    private static bool ReadProperty(ref Utf8JsonReader json, ItemScope item, int property, ref FeedbackParts parts)
    {
        switch ((Property)property)
        {
            case Property.Id: return item.Id(ref json, "/id", out parts.Id);
            case Property.PredictionId: return item.Id(ref json, "/predictionId", out parts.PredictionId);
            case Property.Kind: return item.Word(ref json, "/kind", KindNames, KindRule, out parts.Kind);
            case Property.Timestamp: return item.Time(ref json, "/timestamp", out parts.At);
            default:
                parts.HasValue = json.TokenType != JsonTokenType.Null;
                parts.WaitingValue = json;
                return item.Skip(ref json, "/value");
        }
    }
}
