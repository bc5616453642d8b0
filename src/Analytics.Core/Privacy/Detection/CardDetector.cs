namespace Analytics.Core.Privacy.Detection;

/// <summary>Payment cards: 13 to 19 digits, of a payment network, right by Luhn (ISO/IEC 7812-1); groups parted alike by spaces, hyphens or dots.</summary>
internal static class CardDetector
{
    private const int FewestDigits = 13;
    private const int MostDigits = 19;

    public static void Find(RedactionMap map)
    {
        foreach (var run in DigitRun.In(map, FewestDigits))
        {
            for (var first = 0; first < run.Groups.Count; first++)
            {
                if (LastGroup(map.Text, run.Groups, first) is not { } last)
                    continue;
                map.Claim(run.Groups[first].Start, run.Groups[last].End, PersonalData.Card);
                first = last;
            }
        }
    }

    /// <summary>The last group of the longest card that begins with a group; null where none does.</summary>
    private static int? LastGroup(string text, IReadOnlyList<(int Start, int End)> groups, int first)
    {
        Span<byte> digits = stackalloc byte[MostDigits];
        var count = 0;
        int? found = null;
        for (var group = first; group < groups.Count; group++)
        {
            var (start, end) = groups[group];
            if (count + end - start > MostDigits || (group > first && !IsParted(text, groups, first, group)))
                break;
            for (var position = start; position < end; position++)
                digits[count++] = (byte)(text[position] - '0');
            if (count >= FewestDigits && IsCard(digits[..count]) && !IsDecimal(text, groups[first].Start, end))
                found = group;
        }

        return found;
    }

    private static bool IsParted(string text, IReadOnlyList<(int Start, int End)> groups, int first, int group)
    {
        var separator = text[groups[first].End];
        var gap = text.AsSpan(groups[group - 1].End, groups[group].Start - groups[group - 1].End);
        return separator is ' ' or '-' or '.' && gap.Length <= 2 && !gap.ContainsAnyExcept(separator);
    }

    private static bool IsDecimal(string text, int start, int end) =>
        (start > 1 && text[start - 1] == '.' && char.IsAsciiDigit(text[start - 2]))
        || (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1]));

    private static bool IsCard(ReadOnlySpan<byte> digits) =>
        (digits[0] is >= 3 and <= 6 || (digits[0] == 2 && digits[1] is >= 2 and <= 7)) && digits.ContainsAnyExcept(digits[0]) && IsLuhn(digits);

    private static bool IsLuhn(ReadOnlySpan<byte> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var isDoubled = (digits.Length - i) % 2 == 0;
            var value = isDoubled ? digits[i] * 2 : digits[i];
            sum += value > 9 ? value - 9 : value;
        }

        return sum % 10 == 0;
    }
}
