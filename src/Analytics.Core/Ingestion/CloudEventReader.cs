using System.Text.Json;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Reads a product event in the JSON format of CloudEvents 1.0: its type is the event's name, its subject the person.</summary>
internal static class CloudEventReader
{
    private enum Property { SpecVersion, Id, Source, Type, Subject, Time, Data, DataContentType, DataSchema }

    private static readonly ObjectReader<EventParts> Record =
        new(new NameTable([.. Enum.GetNames<Property>().Select(name => name.ToLowerInvariant())]), "", ReadProperty);

    public static bool Read(ref Utf8JsonReader json, ItemScope item, ref Draft draft)
    {
        var parts = new EventParts();
        if (!Record.Read(ref json, item, ref parts))
            return false;
        if (!parts.HasSpecVersion)
            return item.Missing("/specversion");
        if (parts.Id is null)
            return item.Missing("/id");
        if (parts.Event is null)
            return item.Missing("/type");
        if (parts.UserId is null)
            return item.Missing("/subject");
        return EventCompletion.Complete(ref json, item, ref parts, ref draft);
    }

    private static bool ReadProperty(ref Utf8JsonReader json, ItemScope item, int property, ref EventParts parts) => (Property)property switch
    {
        Property.SpecVersion => (parts.HasSpecVersion = json.TokenType == JsonTokenType.String && json.ValueTextEquals("1.0"u8))
            || item.Fail("/specversion", FaultCodes.InvalidValue, "must be 1.0"),
        Property.Id => item.Id(ref json, "/id", out parts.Id),
        Property.Type => item.Text(ref json, "/type", EventReader.LongestName, out parts.Event),
        Property.Subject => item.Subject(ref json, "/subject", out parts.UserId),
        Property.Time => item.Time(ref json, "/time", out parts.At),
        Property.Data => EventPropertyReader.Read(ref json, item, "/data", ref parts.Properties),
        _ => item.Skip(ref json, ""),
    };
}
