using System.Net;

namespace Analytics.Core.Privacy.Detection;

/// <summary>E-mail addresses, of any script; "%40" counts as @. Linear: both ways end at the next @.</summary>
internal static class EmailDetector
{
    private const string Encoded = "%40";

    public static void Find(RedactionMap map)
    {
        var text = map.Text.AsSpan();
        for (var position = 0; position < text.Length; position++)
        {
            var next = text[position..].IndexOfAny('@', '%');
            if (next < 0)
                return;
            position += next;
            if (text[position] == '@')
                FindAround(map, text, position, position + 1);
            else if (text[position..].StartsWith(Encoded))
                FindAround(map, text, position, position + Encoded.Length);
        }
    }

    private static void FindAround(RedactionMap map, ReadOnlySpan<char> text, int localEnd, int domainStart)
    {
        var start = localEnd;
        while (start > 0 && IsLocal(text[start - 1]))
            start--;
        start = start == localEnd ? QuotedStart(text, localEnd) : start;
        var end = domainStart;
        while (end < text.Length && IsDomain(text[end]))
            end++;
        while (end > domainStart && text[end - 1] is '.' or '-')
            end--;
        if (start < localEnd && IsHost(text[domainStart..end]))
            map.Claim(start, end, PersonalData.Email);
    }

    private static int QuotedStart(ReadOnlySpan<char> text, int localEnd)
    {
        if (localEnd < 2 || text[localEnd - 1] != '"')
            return localEnd;
        var quote = text[..(localEnd - 1)].LastIndexOfAny('"', '@', '\n');
        return quote >= 0 && text[quote] == '"' ? quote : localEnd;
    }

    private static bool IsHost(ReadOnlySpan<char> domain)
    {
        var dot = domain.LastIndexOf('.');
        if (dot <= 0)
            return false;
        var top = domain[(dot + 1)..];
        return (top.Length >= 2 && char.IsLetter(top[0]) && char.IsLetterOrDigit(top[^1])) || IPAddress.TryParse(domain, out _);
    }

    private static bool IsLocal(char character) => char.IsLetterOrDigit(character) || character is '.' or '_' or '+' or '-' or '\'' or '&' or '~' or '#' or '!';

    private static bool IsDomain(char character) => char.IsLetterOrDigit(character) || character is '.' or '-';
}
