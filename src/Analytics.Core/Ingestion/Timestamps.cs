using System.Text.Json;

namespace Analytics.Core.Ingestion;

/// <summary>Reads times of ISO 8601. One without an offset names no instant and is refused.</summary>
internal static class Timestamps
{
    private const int LongestEscaped = 200;

    /// <summary>The time of the string at the reader, UTC.</summary>
    public static bool TryRead(ref readonly Utf8JsonReader json, out DateTime utc)
    {
        utc = default;
        if (json.ValueSpan.Length > LongestEscaped || !json.TryGetDateTimeOffset(out var time) || !HasOffset(in json))
            return false;

        utc = time.UtcDateTime;
        return true;
    }

    private static bool HasOffset(ref readonly Utf8JsonReader json)
    {
        const int dateLength = 10;
        if (!json.ValueIsEscaped)
            return json.ValueSpan.Length > dateLength && json.ValueSpan[dateLength..].ContainsAny("Z+-"u8);

        var text = json.GetString()!;
        return text.Length > dateLength && text.AsSpan(dateLength).ContainsAny('Z', '+', '-');
    }
}
