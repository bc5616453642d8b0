using System.IO.Hashing;
using System.Text;

namespace Analytics.Core.Ports;

/// <summary>64-bit hashes by which stores find and join records. They are stored, so they never change.</summary>
public static class RecordHash
{
    /// <summary>Hash of a record's id; the kind is the seed, so that kinds do not share ids.</summary>
    public static ulong OfId(RecordKind kind, ReadOnlySpan<byte> utf8Id) => XxHash3.HashToUInt64(utf8Id, (long)kind);

    /// <summary>Hash of a record's id.</summary>
    public static ulong OfId(RecordKind kind, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        Span<byte> utf8 = stackalloc byte[Encoding.UTF8.GetMaxByteCount(Math.Min(id.Length, 256))];
        return id.Length <= 256
            ? OfId(kind, utf8[..Encoding.UTF8.GetBytes(id, utf8)])
            : OfId(kind, Encoding.UTF8.GetBytes(id));
    }

    /// <summary>Hash of a record's JSON bytes as they were received.</summary>
    public static ulong OfBody(ReadOnlySpan<byte> utf8Json) => XxHash3.HashToUInt64(utf8Json);
}
