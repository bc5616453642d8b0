using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Analytics.Core.Ingestion;

/// <summary>Reads the properties of a product event.</summary>
internal static class EventPropertyReader
{
    private const int MaximumCount = 200;

    public static bool Read(ref Utf8JsonReader json, ItemScope item, string pointer, ref EventProperties properties)
    {
        if (!item.Object(ref json, pointer, out var present) || !present)
            return item.Fault is null;

        var buffer = new ArrayBufferWriter<byte>();
        using var writer = new Utf8JsonWriter(buffer);
        var names = new HashSet<string>(StringComparer.Ordinal);
        writer.WriteStartObject();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var name = item.NameAt(ref json);
            var value = $"{pointer}/{JsonFaultLocator.Segment(name)}";
            if (!names.Add(name))
                return item.Repeated(value);
            if (names.Count > MaximumCount)
                return item.Fail(pointer, FaultCodes.TooMany, $"must be at most {MaximumCount}");

            json.Read();
            writer.WritePropertyName(name);
            ReadMoney(ref json, name, ref properties);
            if (!ScrubbedJson.Copy(ref json, writer, item, value))
                return false;
        }

        writer.WriteEndObject();
        writer.Flush();
        properties.Json = names.Count == 0 ? null : Encoding.UTF8.GetString(buffer.WrittenSpan);
        return true;
    }

    private static void ReadMoney(ref Utf8JsonReader json, string name, ref EventProperties properties)
    {
        if (json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var number) && RecordNumbers.Fits(number))
        {
            if (name == "value")
                properties.Value = number;
            else if (name == "revenue")
                properties.Revenue = number;
        }
        else if (json.TokenType == JsonTokenType.String && name == "currency")
            properties.Currency = json.GetString();
    }
}
