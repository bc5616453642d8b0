using System.Text.Json;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>
/// Reads the few parts of an event's context that are kept. Address, user agent and locale are passed over: nothing that is not
/// named here leaves this class.
/// </summary>
internal static class EventContextReader
{
    private const int LongestName = 100;
    private const int LongestSession = 200;

    private enum Property { Session, Region, Country, App, Consent }

    private static readonly NameTable Names = NameTable.Of<Property>();

    public static bool Read(ref Utf8JsonReader json, ItemScope item, ref EventParts parts)
    {
        if (!item.Object(ref json, "/context", out var present) || !present)
            return item.Fault is null;

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var property = Names.Find(in json, -1);
            json.Read();
            if (!ReadProperty(ref json, item, property, ref parts))
                return false;
        }

        return true;
    }

    private static bool ReadProperty(ref Utf8JsonReader json, ItemScope item, int property, ref EventParts parts) => property switch
    {
        (int)Property.Session => item.Text(ref json, "/context/session", LongestSession, out parts.Session, repeats: false),
        (int)Property.Region => item.Text(ref json, "/context/region", LongestName, out parts.Region),
        (int)Property.Country => item.Text(ref json, "/context/country", LongestName, out parts.Country),
        (int)Property.App => ReadApp(ref json, item, ref parts),
        (int)Property.Consent => EventConsent.Read(ref json, item, out parts.ConsentDenied),
        _ => item.Skip(ref json, "/context"),
    };

    private static bool ReadApp(ref Utf8JsonReader json, ItemScope item, ref EventParts parts)
    {
        if (json.TokenType != JsonTokenType.StartObject)
            return item.Skip(ref json, "/context/app");

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isVersion = json.ValueTextEquals("version"u8);
            json.Read();
            if (!(isVersion
                ? item.Text(ref json, "/context/app/version", LongestName, out parts.AppVersion)
                : item.Skip(ref json, "/context/app")))
                return false;
        }

        return true;
    }
}
