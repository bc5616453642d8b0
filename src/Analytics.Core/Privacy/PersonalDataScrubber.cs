using System.Buffers;
using System.Text;
using Analytics.Core.Privacy.Detection;

namespace Analytics.Core.Privacy;

/// <summary>
/// Replaces e-mail addresses, telephone numbers, card numbers, IBANs, IP addresses and tokens in text by [email], [phone], …
/// It knows shapes and check digits, not names or street addresses.
/// </summary>
public sealed class PersonalDataScrubber(IReadOnlyList<string>? phoneRegions = null)
{
    /// <summary>Regions (ISO 3166-1) whose national telephone numbers are known, unless others are given.</summary>
    public static readonly IReadOnlyList<string> DefaultPhoneRegions = ["US", "GB", "DE"];

    /// <summary>Whatever is personal holds one of these.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create("0123456789@_");

    private readonly PhoneDetector phones = new(phoneRegions ?? DefaultPhoneRegions);

    /// <summary>The text without personal data; the same instance where it had none. Thread-safe.</summary>
    public string Scrub(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var isMarked = text.AsSpan().ContainsAny(Marks);
        if (!isMarked && Ascii.IsValid(text))
            return text;

        var folded = FoldedText.Of(text);
        if (!isMarked && !folded.Text.AsSpan().ContainsAny(Marks))
            return text;

        var map = new RedactionMap(folded.Text);
        TokenDetector.Find(map);
        EmailDetector.Find(map);
        IpDetector.Find(map);
        if (HasLongNumber(folded.Text))
        {
            IbanDetector.Find(map);
            HarmlessShapes.Find(map);
            CardDetector.Find(map);
            phones.Find(map);
        }

        return map.Apply(text, folded);
    }

    private static bool HasLongNumber(string text)
    {
        var digits = 0;
        foreach (var character in text)
        {
            if (char.IsAsciiDigit(character) && ++digits == PhoneDetector.FewestDigits)
                return true;
        }

        return false;
    }
}
