using System.Buffers.Text;
using System.Text;

namespace Analytics.Load;

/// <summary>A whole HTTP request, made once; only the digits of its record ids change between uses.</summary>
internal sealed class RequestTemplate
{
    /// <summary>Stands in a body for the digits of an id.</summary>
    public const string IdDigits = "############";

    private readonly byte[] bytes;
    private readonly int[] places;

    public RequestTemplate(Uri address, string path, string key, string body, int items)
    {
        var header = $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {key}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n";
        bytes = Encoding.UTF8.GetBytes(header + body);
        places = Places(bytes);
        Items = items;
    }

    private RequestTemplate(RequestTemplate other)
    {
        bytes = (byte[])other.bytes.Clone();
        places = other.places;
        Items = other.Items;
    }

    public int Items { get; }

    /// <summary>A copy for another connection.</summary>
    public RequestTemplate Copy() => new(this);

    /// <summary>The request with ids counted from a number. Several ids of one record follow each other and share a number.</summary>
    public ReadOnlyMemory<byte> WithIdsFrom(long first)
    {
        var idsPerItem = places.Length / Items;
        for (var place = 0; place < places.Length; place++)
            Utf8Formatter.TryFormat(first + (place / idsPerItem), bytes.AsSpan(places[place], IdDigits.Length), out _, new('D', (byte)IdDigits.Length));
        return bytes;
    }

    private static int[] Places(byte[] bytes)
    {
        var mark = Encoding.ASCII.GetBytes(IdDigits);
        var found = new List<int>();
        for (var at = bytes.AsSpan().IndexOf(mark); at >= 0;)
        {
            found.Add(at);
            var next = bytes.AsSpan(at + mark.Length).IndexOf(mark);
            at = next < 0 ? -1 : at + mark.Length + next;
        }

        return [.. found];
    }
}
