using System.Text.Json;
using Analytics.Core.Registry;

namespace Analytics.Core.Ingestion;

/// <summary>Reads one property; the reader is at its value and is left at the value's end. False after a fault.</summary>
internal delegate bool PropertyReader<TParts>(ref Utf8JsonReader json, ItemScope item, int property, ref TParts parts)
    where TParts : allows ref struct;

/// <summary>Reads an object of known properties in any order. A further property is noted, a repeated one is a fault.</summary>
internal sealed class ObjectReader<TParts>(NameTable names, string pointer, PropertyReader<TParts> readProperty)
    where TParts : allows ref struct
{
    /// <summary>Reads the object whose start the reader is at, to its end.</summary>
    public bool Read(ref Utf8JsonReader json, ItemScope item, ref TParts parts)
    {
        var seen = 0u;
        for (var previous = -1; json.Read() && json.TokenType == JsonTokenType.PropertyName;)
        {
            var property = names.Find(in json, previous);
            if (property < 0)
            {
                if (!item.SkipUnknown(ref json, pointer))
                    return false;
                continue;
            }

            if ((seen & (1u << property)) != 0)
                return item.Repeated($"{pointer}/{names[property]}");

            seen |= 1u << property;
            previous = property;
            json.Read();
            if (!readProperty(ref json, item, property, ref parts))
                return false;
        }

        return true;
    }

    /// <summary>Reads an object that may be absent.</summary>
    public bool ReadOptional(ref Utf8JsonReader json, ItemScope item, ref TParts parts) =>
        item.Object(ref json, pointer, out var present) && (!present || Read(ref json, item, ref parts));
}
