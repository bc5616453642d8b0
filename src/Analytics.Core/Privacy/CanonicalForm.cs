using System.Globalization;
using System.Text;

namespace Analytics.Core.Privacy;

/// <summary>
/// Canonical composition of text (Unicode Standard Annex 15, form C), which .NET leaves out in its invariant mode: "e" and a combining accent become "é".
/// Not in it: putting marks in canonical order first, and characters that stand for a single other one; keyboards and file systems produce neither.
/// </summary>
internal static class CanonicalForm
{
    private const int FirstLead = 0x1100;
    private const int Leads = 19;
    private const int FirstVowel = 0x1161;
    private const int Vowels = 21;
    private const int BeforeTrail = 0x11A7;
    private const int Trails = 28;
    private const int FirstSyllable = 0xAC00;

    /// <summary>From the UnicodeData.txt of Unicode 14: a line for each mark, its code and then base and composite in turn.</summary>
    private static readonly Dictionary<(char Base, char Mark), char> Composites = ReadComposites();

    /// <summary>The composed text; the same instance where there is nothing to compose.</summary>
    public static string Of(string text)
    {
        if (Ascii.IsValid(text))
            return text;
        var composed = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            if (composed.Length > 0 && Compose(composed[^1], character) is { } composite)
                composed[^1] = composite;
            else
                composed.Append(character);
        }

        return composed.Length == text.Length ? text : composed.ToString();
    }

    private static char? Compose(char first, char second)
    {
        if (Composites.TryGetValue((first, second), out var composite))
            return composite;
        if (first - FirstLead is >= 0 and < Leads && second - FirstVowel is >= 0 and < Vowels)
            return (char)(FirstSyllable + ((((first - FirstLead) * Vowels) + second - FirstVowel) * Trails));
        var syllable = first - FirstSyllable;
        return syllable is >= 0 and < Leads * Vowels * Trails && syllable % Trails == 0 && second - BeforeTrail is > 0 and < Trails
            ? (char)(first + second - BeforeTrail)
            : null;
    }

    private static Dictionary<(char Base, char Mark), char> ReadComposites()
    {
        using var stream = typeof(CanonicalForm).Assembly.GetManifestResourceStream("Compositions.txt")!;
        using var reader = new StreamReader(stream);
        var composites = new Dictionary<(char, char), char>();
        while (reader.ReadLine() is { } line)
        {
            var mark = (char)ushort.Parse(line.AsSpan(0, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            foreach (var pair in line[5..].Chunk(2))
                composites[(pair[0], mark)] = pair[1];
        }

        return composites;
    }
}
