using System.Buffers;
using PhoneNumbers;

namespace Analytics.Core.Privacy.Detection;

/// <summary>
/// Telephone numbers: international ones of any country, national ones of the given regions. A bare row of digits counts only with a
/// national prefix (0): it is far more often an amount or an id.
/// </summary>
internal sealed class PhoneDetector(IReadOnlyList<string> regions)
{
    /// <summary>No account, card or telephone number has fewer.</summary>
    public const int FewestDigits = 7;

    private const int MostInternationalDigits = 15;
    private const int MostTries = 50;

    /// <summary>A text with more candidates than this is hostile or a list of numbers: the rest is taken for telephone numbers unasked.</summary>
    private const int MostAsked = 100;

    private static readonly SearchValues<char> DigitsAndDot = SearchValues.Create("0123456789.");
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    public void Find(RedactionMap map)
    {
        var asked = 0;
        foreach (var run in DigitRun.In(map, FewestDigits).ToList())
        {
            if (IsDottedNumber(map.Text, run) || !IsWrittenAsPhone(map.Text[run.Start..run.End]))
                continue;
            if (++asked > MostAsked)
                map.Claim(run.Start, run.End, PersonalData.Phone);
            else
                FindIn(map, run);
        }
    }

    private void FindIn(RedactionMap map, DigitRun run)
    {
        var text = map.Text[run.Start..run.End];
        foreach (var region in regions)
        {
            foreach (var match in Numbers.FindNumbers(text, region, PhoneNumberUtil.Leniency.VALID, MostTries))
            {
                if (IsWrittenAsPhone(match.RawString))
                    map.Claim(run.Start + match.Start, run.Start + match.Start + match.Length, PersonalData.Phone);
            }
        }

        // Written as an international number, though no country has it (yet).
        if (IsInternational(text) && run.Digits <= MostInternationalDigits)
            map.Claim(run.Start, run.End, PersonalData.Phone);
    }

    private static bool IsInternational(string text) =>
        text.StartsWith('+') || text.StartsWith("(+", StringComparison.Ordinal)
        || (text.Length > 2 && text.StartsWith("00", StringComparison.Ordinal) && text[2] is >= '1' and <= '9');

    private static bool IsWrittenAsPhone(string text) => text[0] is '+' or '(' or '0' || text.AsSpan().ContainsAny(DigitRun.Punctuation);

    /// <summary>Decimals and versions: one dot, or groups of one digit between dots.</summary>
    private static bool IsDottedNumber(string text, DigitRun run)
    {
        var written = text.AsSpan(run.Start, run.End - run.Start);
        return !written.ContainsAnyExcept(DigitsAndDot)
            && (written.Count('.') == 1 || run.Groups.Skip(1).Any(group => group.End - group.Start == 1));
    }
}
