using System.Buffers;

namespace Analytics.Core.Ingestion;

/// <summary>
/// Knows ids that machines make, and that are too short or too plain to hold personal data, so that the many sessions of a busy
/// sender need not pass every detector. It errs to the other side: what it does not know is scrubbed.
/// </summary>
internal static class MachineIds
{
    // An IBAN and a secret token have at least 15 characters, a telephone or card number at least 7 digits; e-mail and IP addresses
    // need characters that are not among these.
    private const int LongestPlain = 14;
    private const int MostDigits = 6;
    private const int UuidLength = 36;

    private static readonly SearchValues<char> Plain =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    public static bool Contain(string text) => text.Length <= LongestPlain
        ? !text.AsSpan().ContainsAnyExcept(Plain) && HasFewDigits(text)
        : text.Length == UuidLength && Guid.TryParseExact(text, "D", out _);

    private static bool HasFewDigits(string text)
    {
        var digits = 0;
        foreach (var character in text)
            if (char.IsAsciiDigit(character))
                digits++;
        return digits <= MostDigits;
    }
}
