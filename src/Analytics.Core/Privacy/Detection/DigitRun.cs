using System.Buffers;

namespace Analytics.Core.Privacy.Detection;

/// <summary>Groups of digits with the punctuation of numbers between them, as cards and telephone numbers are written.</summary>
/// <param name="Groups">Start and end of each group of digits.</param>
/// <param name="Start">Start of the run; a + or ( may come before the first group.</param>
internal sealed record DigitRun(IReadOnlyList<(int Start, int End)> Groups, int Start)
{
    /// <summary>What may stand between the digits of one number.</summary>
    public static readonly SearchValues<char> Punctuation = SearchValues.Create(" ().-/+");

    private const int MostPunctuation = 3;

    public int End => Groups[^1].End;

    public int Digits => Groups.Sum(group => group.End - group.Start);

    /// <summary>Runs of unclaimed text with at least so many digits; groups that touch a letter are left out.</summary>
    public static IEnumerable<DigitRun> In(RedactionMap map, int fewestDigits)
    {
        var groups = new List<(int Start, int End)>();
        for (var position = NextDigit(map.Text, 0); position < map.Text.Length;)
        {
            var end = EndOfDigits(map, position);
            if (end > position && !TouchesWord(map.Text, position, end))
                groups.Add((position, end));

            var next = NextDigit(map.Text, Math.Max(end, position + 1));
            if (next == map.Text.Length || groups.Count == 0 || groups[^1].End != end || !IsPunctuation(map, end, next))
            {
                if (groups.Sum(group => group.End - group.Start) >= fewestDigits)
                    yield return new DigitRun([.. groups], StartOf(map, groups[0].Start));
                groups.Clear();
            }

            position = next;
        }
    }

    private static int NextDigit(string text, int from)
    {
        var next = text.AsSpan(from).IndexOfAnyInRange('0', '9');
        return next < 0 ? text.Length : from + next;
    }

    private static int EndOfDigits(RedactionMap map, int position)
    {
        while (position < map.Text.Length && char.IsAsciiDigit(map.Text[position]) && map.IsFree(position))
            position++;
        return position;
    }

    private static bool TouchesWord(string text, int start, int end) =>
        (start > 0 && IsWord(text[start - 1])) || (end < text.Length && IsWord(text[end]));

    private static bool IsWord(char character) => char.IsLetter(character) || character == '_';

    private static bool IsPunctuation(RedactionMap map, int start, int end) =>
        end - start <= MostPunctuation && map.IsFree(start, end) && !map.Text.AsSpan(start, end - start).ContainsAnyExcept(Punctuation);

    private static int StartOf(RedactionMap map, int start)
    {
        while (start > 0 && map.Text[start - 1] is '+' or '(' && map.IsFree(start - 1))
            start--;
        return start;
    }
}
