using System.Globalization;

namespace Analytics.Core.Safety.Grammar;

/// <summary>Cuts an expression into tokens.</summary>
internal static class RailScanner
{
    private static readonly string[] Symbols = ["<=", ">=", "!=", "<", ">", "=", "(", ")", ",", ".", "+", "-", "*", "/"];

    /// <summary>The tokens, the last of which is the end; null where there is a fault.</summary>
    public static List<RailToken>? Scan(string text, out RailFault? fault)
    {
        fault = null;
        var tokens = new List<RailToken>();
        var at = 0;
        while (true)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            if (at == text.Length)
            {
                tokens.Add(new(RailTokenKind.End, "", 0, at + 1));
                return tokens;
            }

            if (Next(text, ref at, out fault) is not { } token) return null;
            tokens.Add(token);
        }
    }

    private static RailToken? Next(string text, ref int at, out RailFault? fault)
    {
        fault = null;
        var (start, first) = (at, text[at]);
        if (char.IsAsciiDigit(first)) return Number(text, ref at, out fault);
        if (first is '\'' or '`') return Quoted(text, ref at, out fault);
        if (char.IsLetter(first) || first == '_')
        {
            while (at < text.Length && (char.IsLetterOrDigit(text[at]) || text[at] == '_')) at++;
            return new(RailTokenKind.Word, text[start..at], 0, start + 1);
        }

        if (Array.Find(Symbols, symbol => string.CompareOrdinal(text, start, symbol, 0, symbol.Length) == 0) is { } found)
        {
            at += found.Length;
            return new(RailTokenKind.Symbol, found, 0, start + 1);
        }

        fault = new(start + 1, "this character has no meaning here; texts stand in 'single quotes'.");
        return null;
    }

    private static RailToken? Number(string text, ref int at, out RailFault? fault)
    {
        var start = at;
        SkipDigits(text, ref at);
        if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiDigit(text[at + 1]))
        {
            at++;
            SkipDigits(text, ref at);
        }

        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            if (at < text.Length && text[at] is '+' or '-') at++;
            SkipDigits(text, ref at);
        }

        var isNumber = double.TryParse(text.AsSpan(start, at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number) && (at == text.Length || !(char.IsLetterOrDigit(text[at]) || text[at] == '_'));
        fault = isNumber ? null : new(start + 1, "is no number; a name that starts with a digit stands in `backquotes`.");
        return isNumber ? new(RailTokenKind.Number, text[start..at], number, start + 1) : null;
    }

    private static void SkipDigits(string text, ref int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
    }

    /// <summary>Up to the closing mark; two marks stand for one.</summary>
    private static RailToken? Quoted(string text, ref int at, out RailFault? fault)
    {
        var (start, mark) = (at, text[at]);
        var value = new System.Text.StringBuilder();
        for (at++; at < text.Length; at++)
        {
            if (text[at] != mark) value.Append(text[at]);
            else if (at + 1 < text.Length && text[at + 1] == mark) value.Append(text[at++]);
            else
            {
                at++;
                fault = null;
                return new(mark == '`' ? RailTokenKind.Quoted : RailTokenKind.Text, value.ToString(), 0, start + 1);
            }
        }

        fault = new(start + 1, $"has no closing {mark}.");
        return null;
    }
}
