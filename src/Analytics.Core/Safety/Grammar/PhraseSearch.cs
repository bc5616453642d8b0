using System.Buffers;

namespace Analytics.Core.Safety.Grammar;

/// <summary>
/// Finds phrases in text, ignoring case. As whole words: letters and digits must match, whatever else stands between two words counts as one
/// space, and nothing of a word may stick out. Linear in the text for each phrase but for texts of one repeated word; allocates nothing.
/// </summary>
internal sealed class PhraseSearch
{
    private readonly SearchValues<string>? anywhere;
    private readonly string[][] phrases;

    public PhraseSearch(IReadOnlyList<string> texts, bool wholeWords)
    {
        anywhere = wholeWords ? null : SearchValues.Create([.. texts], StringComparison.OrdinalIgnoreCase);
        phrases = wholeWords ? [.. texts.Select(Words)] : [];
    }

    public bool IsIn(ReadOnlySpan<char> text)
    {
        if (anywhere is not null) return text.ContainsAny(anywhere);
        foreach (var phrase in phrases)
            if (IsIn(text, phrase))
                return true;
        return false;
    }

    private static bool IsIn(ReadOnlySpan<char> text, string[] phrase)
    {
        for (var from = 0; from < text.Length;)
        {
            var found = text[from..].IndexOf(phrase[0], StringComparison.OrdinalIgnoreCase);
            if (found < 0) return false;
            var start = from + found;
            if ((start == 0 || !char.IsLetterOrDigit(text[start - 1])) && Follows(text[start..], phrase)) return true;
            from = start + 1;
        }

        return false;
    }

    private static bool Follows(ReadOnlySpan<char> text, string[] phrase)
    {
        for (var word = 0; word < phrase.Length; word++)
        {
            if (word > 0)
            {
                var gap = 0;
                while (gap < text.Length && !char.IsLetterOrDigit(text[gap])) gap++;
                if (gap == 0) return false;
                text = text[gap..];
            }

            if (!text.StartsWith(phrase[word], StringComparison.OrdinalIgnoreCase)) return false;
            text = text[phrase[word].Length..];
        }

        return text.IsEmpty || !char.IsLetterOrDigit(text[0]);
    }

    private static string[] Words(string text)
    {
        var spaced = string.Concat(text.Select(character => char.IsLetterOrDigit(character) ? character : ' '));
        return spaced.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
