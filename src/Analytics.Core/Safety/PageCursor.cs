using System.Buffers.Binary;
using System.Buffers.Text;
using System.IO.Hashing;
using System.Text;

namespace Analytics.Core.Safety;

/// <summary>Where a page of violations ended, for people to hand back unread.</summary>
/// <param name="Question">Hash of the filters that it belongs to.</param>
/// <param name="At">Time of the last violation, UTC.</param>
/// <param name="IdHash">Id hash of the last violation.</param>
internal sealed record PageCursor(ulong Question, DateTime At, ulong IdHash)
{
    private const int Bytes = 24;

    public string Text
    {
        get
        {
            Span<byte> bytes = stackalloc byte[Bytes];
            BinaryPrimitives.WriteUInt64BigEndian(bytes, Question);
            BinaryPrimitives.WriteInt64BigEndian(bytes[8..], At.Ticks);
            BinaryPrimitives.WriteUInt64BigEndian(bytes[16..], IdHash);
            return Base64Url.EncodeToString(bytes);
        }
    }

    public static ulong QuestionOf(params ReadOnlySpan<string?> filters) => XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(string.Join('\n', filters)));

    /// <summary>Null where the text is no cursor.</summary>
    public static PageCursor? Read(string text)
    {
        if (!Base64Url.IsValid(text, out var length) || length != Bytes) return null;
        Span<byte> bytes = stackalloc byte[Bytes];
        Base64Url.DecodeFromChars(text, bytes);
        var ticks = BinaryPrimitives.ReadInt64BigEndian(bytes[8..]);
        if (ticks < DateTime.MinValue.Ticks || ticks > DateTime.MaxValue.Ticks) return null;
        return new PageCursor(
            BinaryPrimitives.ReadUInt64BigEndian(bytes), new DateTime(ticks, DateTimeKind.Utc), BinaryPrimitives.ReadUInt64BigEndian(bytes[16..]));
    }
}
