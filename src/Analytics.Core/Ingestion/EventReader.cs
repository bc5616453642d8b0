using System.Text.Json;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Reads a product event in Segment's shape.</summary>
internal static class EventReader
{
    public const int LongestName = 200;

    private enum Property { MessageId, Type, Event, Name, UserId, AnonymousId, Timestamp, Value, Currency, Properties, Context }

    private static readonly ObjectReader<EventParts> Record = new(NameTable.Of<Property>(), "", ReadProperty);
    private static readonly NameTable Types = new(["track", "identify", "page", "screen", "group"]);

    public static bool Read(ref Utf8JsonReader json, ItemScope item, ref Draft draft)
    {
        var parts = new EventParts();
        return Record.Read(ref json, item, ref parts) && EventCompletion.Complete(ref json, item, ref parts, ref draft);
    }

    private static bool ReadProperty(ref Utf8JsonReader json, ItemScope item, int property, ref EventParts parts) => (Property)property switch
    {
        Property.MessageId => item.Id(ref json, "/messageId", out parts.Id),
        Property.Type => ReadType(ref json, item, out parts.Type),
        Property.Event => item.Text(ref json, "/event", LongestName, out parts.Event),
        Property.Name => item.Text(ref json, "/name", LongestName, out parts.Name),
        Property.UserId => item.Subject(ref json, "/userId", out parts.UserId),
        Property.AnonymousId => item.Subject(ref json, "/anonymousId", out parts.AnonymousId),
        Property.Timestamp => item.Time(ref json, "/timestamp", out parts.At),
        Property.Value => item.Number(ref json, "/value", double.NegativeInfinity, double.PositiveInfinity, out parts.Value),
        Property.Currency => item.Currency(ref json, "/currency", out parts.Currency),
        Property.Properties => EventPropertyReader.Read(ref json, item, "/properties", ref parts.Properties),
        _ => EventContextReader.Read(ref json, item, ref parts),
    };

    private static bool ReadType(ref Utf8JsonReader json, ItemScope item, out string? type)
    {
        var read = item.Word(ref json, "/type", Types, "must be track, identify, page, screen or group", out var index);
        type = index < 0 ? null : Types[index];
        return read;
    }
}
