using System.Text.RegularExpressions;

namespace Analytics.Core.Privacy.Detection;

/// <summary>International bank account numbers (ISO 13616): length by country, check digits by ISO 7064 mod 97-10, groups parted by spaces or hyphens.</summary>
internal static partial class IbanDetector
{
    private const string LengthTable =
        "AD24AE23AL28AT20AZ28BA20BE16BG22BH22BI27BR29BY28CH21CR22CY28CZ24DE22DJ27DK18DO28EE20EG29ES24FI18FK18FO18FR27GB22GE22GI23GL18GR27GT28" +
        "HN28HR21HU28IE22IL23IQ23IS26IT27JO30KW30KZ20LB28LC32LI21LT20LU20LV21LY25MC27MD24ME22MK19MN20MR27MT31MU30NI28NL18NO15OM23PK24PL28PS29" +
        "PT25QA29RO24RS22RU33SA24SC31SD18SE24SI19SK24SM27SO23ST25SV28TL23TN24TR26UA29VA22VG24XK20YE30";

    private static readonly Dictionary<string, int> Lengths =
        LengthTable.Chunk(4).ToDictionary(entry => new string(entry[..2]), entry => ((entry[2] - '0') * 10) + entry[3] - '0');

    public static void Find(RedactionMap map)
    {
        foreach (var match in Beginnings().EnumerateMatches(map.Text))
        {
            var end = EndOf(map.Text, match.Index);
            if (end > 0)
                map.Claim(match.Index, end, PersonalData.Iban);
        }
    }

    /// <summary>Where the account number that begins at a position ends; 0 where none does.</summary>
    private static int EndOf(string text, int start)
    {
        if (!Lengths.TryGetValue(text.Substring(start, 2).ToUpperInvariant(), out var length))
            return 0;

        Span<char> number = stackalloc char[length];
        var count = 0;
        var position = start;
        while (count < length && position < text.Length)
        {
            if (char.IsAsciiLetterOrDigit(text[position]))
                number[count++] = char.ToUpperInvariant(text[position]);
            else if (text[position] is not (' ' or '-') || text[position - 1] is ' ' or '-')
                return 0;
            position++;
        }

        var isWhole = count == length && (position == text.Length || !char.IsLetterOrDigit(text[position]));
        return isWhole && IsValid(number) ? position : 0;
    }

    private static bool IsValid(ReadOnlySpan<char> number)
    {
        var remainder = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var character = number[(i + 4) % number.Length];
            remainder = char.IsAsciiDigit(character)
                ? ((remainder * 10) + character - '0') % 97
                : ((remainder * 100) + character - 'A' + 10) % 97;
        }

        return remainder == 1;
    }

    [GeneratedRegex(@"(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?=[ -]?[A-Za-z0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Beginnings();
}
