using System.IO.Hashing;
using System.Security.Cryptography;
using System.Text;

namespace Analytics.Core.Privacy;

/// <summary>
/// The text that a machine shows: <c>aw_live_</c>, 8 characters of id, <c>_</c>, 32 characters of secret (190 bits), 6 of a CRC-32 of all before,
/// so that a mistyped key is told without a look-up and leaked keys can be searched for.
/// </summary>
internal static class AccessSecret
{
    private const string Prefix = "aw_live_";
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int IdLength = 8;
    private const int RandomLength = 32;
    private const int CheckLength = 6;
    private const int CheckedLength = 8 + IdLength + 1 + RandomLength;

    public static string NewId() => RandomNumberGenerator.GetString(Digits, IdLength);

    public static string New(string id)
    {
        var text = $"{Prefix}{id}_{RandomNumberGenerator.GetString(Digits, RandomLength)}";
        return string.Create(CheckedLength + CheckLength, text, static (all, text) =>
        {
            text.CopyTo(all);
            WriteCheck(text, all[CheckedLength..]);
        });
    }

    /// <summary>The id in a secret; null where the text is not one.</summary>
    public static string? IdOf(string secret)
    {
        if (secret.Length != CheckedLength + CheckLength || !secret.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        Span<char> check = stackalloc char[CheckLength];
        WriteCheck(secret.AsSpan(0, CheckedLength), check);
        return secret.AsSpan(CheckedLength).SequenceEqual(check) ? secret.Substring(Prefix.Length, IdLength) : null;
    }

    private static void WriteCheck(ReadOnlySpan<char> text, Span<char> check)
    {
        Span<byte> utf8 = stackalloc byte[Encoding.UTF8.GetMaxByteCount(CheckedLength)];
        var crc = Crc32.HashToUInt32(utf8[..Encoding.UTF8.GetBytes(text, utf8)]);
        for (var i = check.Length - 1; i >= 0; i--, crc /= (uint)Digits.Length)
            check[i] = Digits[(int)(crc % (uint)Digits.Length)];
    }
}
