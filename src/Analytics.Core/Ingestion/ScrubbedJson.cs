using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Analytics.Core.Ingestion;

/// <summary>Copies JSON values without the personal data in their strings and names.</summary>
internal static class ScrubbedJson
{
    private const int ShortestCardNumber = 14;

    /// <summary>The value at the reader as JSON, with the reader left at its end; null (with a fault) when it is nested too deep.</summary>
    public static string? Read(ref Utf8JsonReader json, ItemScope item, string pointer)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
            if (!Copy(ref json, writer, item, pointer))
                return null;
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public static bool Copy(ref Utf8JsonReader json, Utf8JsonWriter writer, ItemScope item, string pointer)
    {
        var end = json.CurrentDepth;
        do
        {
            if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray && !item.IsShallow(in json))
                return item.TooDeep(pointer);
            CopyToken(ref json, writer, item.Texts);
        }
        while ((json.CurrentDepth > end || json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) && json.Read());
        return true;
    }

    private static void CopyToken(ref Utf8JsonReader json, Utf8JsonWriter writer, RecordTexts texts)
    {
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject: writer.WriteStartObject(); break;
            case JsonTokenType.EndObject: writer.WriteEndObject(); break;
            case JsonTokenType.StartArray: writer.WriteStartArray(); break;
            case JsonTokenType.EndArray: writer.WriteEndArray(); break;
            case JsonTokenType.PropertyName: writer.WritePropertyName(texts.Read(in json)); break;
            case JsonTokenType.String: writer.WriteStringValue(texts.Read(in json)); break;
            case JsonTokenType.Number: CopyNumber(ref json, writer, texts); break;
            default: writer.WriteRawValue(json.ValueSpan); break;
        }
    }

    // A card number may come as a JSON number; shorter ones are taken for quantities.
    private static void CopyNumber(ref Utf8JsonReader json, Utf8JsonWriter writer, RecordTexts texts)
    {
        if (json.ValueSpan.Length >= ShortestCardNumber)
        {
            var digits = Encoding.UTF8.GetString(json.ValueSpan);
            var scrubbed = texts.Scrub(digits);
            if (scrubbed != digits)
            {
                writer.WriteStringValue(scrubbed);
                return;
            }
        }

        writer.WriteRawValue(json.ValueSpan);
    }
}
