using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;

namespace Analytics.Core.Ingestion;

/// <summary>
/// Ids of events that were sent without one: UUIDs of version 5 (RFC 9562, 5.5) of the content, its properties in ordinal order,
/// so that the same event sent again has the same id.
/// </summary>
internal static class ContentId
{
    private static readonly Guid Namespace = new("0f3a3c1e-6a0b-4c55-9a7e-1d3b6c6f2a41");

    public static string Of(ReadOnlySpan<byte> json)
    {
        var canonical = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(canonical))
        using (var document = Parse(json))
            Write(document.RootElement, writer);

        Span<byte> content = new byte[16 + canonical.WrittenCount];
        Namespace.TryWriteBytes(content, bigEndian: true, out _);
        canonical.WrittenSpan.CopyTo(content[16..]);
        return Version5(content).ToString();
    }

    private static JsonDocument Parse(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        return JsonDocument.ParseValue(ref reader);
    }

    private static void Write(JsonElement element, Utf8JsonWriter writer)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(property => property.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(property.Name);
                    Write(property.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var child in element.EnumerateArray())
                    Write(child, writer);
                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }

    // RFC 9562 bases version 5 on SHA-1; here it names content and protects nothing.
#pragma warning disable CA5350
    private static Guid Version5(ReadOnlySpan<byte> content)
    {
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
        SHA1.HashData(content, hash);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true);
    }
#pragma warning restore CA5350
}
