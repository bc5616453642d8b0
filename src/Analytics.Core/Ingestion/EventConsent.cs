using System.Text.Json;

namespace Analytics.Core.Ingestion;

/// <summary>
/// Reads the consent that an event carries: a boolean, an array of purposes, or an object of booleans by purpose (bare, or under
/// <c>categoryPreferences</c>). It can only narrow what the register grants; a shape that is not understood denies.
/// </summary>
internal static class EventConsent
{
    public static bool Read(ref Utf8JsonReader json, ItemScope item, out bool denied)
    {
        var value = json;
        denied = json.TokenType != JsonTokenType.Null && !Grants(ref value);
        return item.Skip(ref json, "/context/consent");
    }

    private static bool Grants(ref Utf8JsonReader json) => json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.StartArray => Lists(ref json),
        JsonTokenType.StartObject => Prefers(ref json),
        _ => false,
    };

    private static bool Lists(ref Utf8JsonReader json)
    {
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
            if (json.TokenType == JsonTokenType.String && json.ValueTextEquals("analytics"u8))
                return true;
            else
                json.Skip();
        return false;
    }

    private static bool Prefers(ref Utf8JsonReader json)
    {
        var grants = false;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var isPurpose = json.ValueTextEquals("analytics"u8);
            var isNested = json.ValueTextEquals("categoryPreferences"u8);
            json.Read();
            if (isPurpose)
                grants = json.TokenType == JsonTokenType.True;
            if (isNested && json.TokenType == JsonTokenType.StartObject)
                grants = Prefers(ref json);
            else
                json.Skip();
        }

        return grants;
    }
}
