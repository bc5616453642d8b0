using System.Globalization;
using System.Text;

namespace Analytics.Core.Privacy.Detection;

/// <summary>
/// A text as detectors read it: full-width forms, decimal digits of every script, odd spaces and dashes as their ASCII twins, and without characters
/// that show nothing. Positions map back to the original.
/// </summary>
internal readonly struct FoldedText
{
    private readonly int[]? origins;

    private FoldedText(string text, int[]? origins)
    {
        Text = text;
        this.origins = origins;
    }

    public string Text { get; }

    public static FoldedText Of(string text)
    {
        var first = FirstToFold(text);
        if (first < 0)
            return new FoldedText(text, null);

        var folded = new StringBuilder(text, 0, first, text.Length);
        var origins = new List<int>(Enumerable.Range(0, first));
        for (var i = first; i < text.Length;)
        {
            var length = char.IsSurrogatePair(text, i) ? 2 : 1;
            var twin = Fold(text, i);
            if (twin is not null || !IsInvisible(text[i]))
            {
                folded.Append(twin is { } ascii ? [ascii] : text.AsSpan(i, length));
                origins.AddRange(twin is null && length == 2 ? [i, i + 1] : [i]);
            }

            i += length;
        }

        origins.Add(text.Length);
        return new FoldedText(folded.ToString(), [.. origins]);
    }

    /// <summary>Where in the original a position of <see cref="Text"/> is.</summary>
    public int Origin(int position) => origins is null ? position : origins[position];

    private static int FirstToFold(string text)
    {
        for (var i = Math.Max(0, text.AsSpan().IndexOfAnyExceptInRange('\0', '\x7F')); i < text.Length; i++)
        {
            if (text[i] > '\x7F' && (IsInvisible(text[i]) || (!char.IsLowSurrogate(text[i]) && Fold(text, i) is not null)))
                return i;
        }

        return -1;
    }

    /// <summary>The ASCII character that a character stands for; null where it stands for itself.</summary>
    private static char? Fold(string text, int index)
    {
        var character = text[index];
        if (character <= '\x7F')
            return null;
        var digit = char.IsLetter(character) ? -1 : CharUnicodeInfo.GetDecimalDigitValue(text, index);
        return digit >= 0 ? (char)('0' + digit) : character switch
        {
            >= '\uFF01' and <= '\uFF5E' => (char)(character - 0xFEE0),
            '\uFE6B' => '@',
            '\uFE52' or '\u2024' or '\u3002' or '\uFF61' => '.',
            '\u00A0' or '\u202F' or '\u205F' or '\u3000' or (>= '\u2000' and <= '\u200A') => ' ',
            '\u2212' or '\uFE58' or '\uFE63' or (>= '\u2010' and <= '\u2015') => '-',
            _ => null,
        };
    }

    private static bool IsInvisible(char character) =>
        character > '\x7F' && !char.IsSurrogate(character)
        && (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.Format || character is >= '\uFE00' and <= '\uFE0F' or '\u034F' or '\u115F' or '\u3164');
}
