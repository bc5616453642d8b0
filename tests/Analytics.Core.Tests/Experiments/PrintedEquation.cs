using System.Globalization;

namespace Analytics.Core.Tests.Experiments;

/// <summary>Works out a printed equation: numbers, + − × /, parentheses and |size|.</summary>
internal sealed class PrintedEquation
{
    private readonly string text;
    private int at;

    private PrintedEquation(string text) => this.text = text.Replace(" ", "", StringComparison.Ordinal);

    /// <summary>What the left side of the effect in a formula comes to, and what the formula says that it is.</summary>
    public static (double WorkedOut, double Said) Of(string formula)
    {
        var start = formula.IndexOf("effect ", StringComparison.Ordinal) + "effect ".Length;
        var equals = formula.IndexOf(" = ", start, StringComparison.Ordinal);
        var equation = new PrintedEquation(formula[start..equals]);
        var value = equation.Sum();
        if (equation.at < equation.text.Length) throw new FormatException($"{equation.text} goes on after {equation.at}.");
        return (value, double.Parse(formula[(equals + 3)..formula.IndexOf(',', equals)], CultureInfo.InvariantCulture));
    }

    private double Sum()
    {
        var value = Product();
        while (at < text.Length && text[at] is '+' or '−') value += text[at++] == '+' ? Product() : -Product();
        return value;
    }

    private double Product()
    {
        var value = Factor();
        while (at < text.Length && text[at] is '×' or '/') value = text[at++] == '×' ? value * Factor() : value / Factor();
        return value;
    }

    private double Factor()
    {
        if (text[at] is '(' or '|')
        {
            var isSize = text[at++] == '|';
            var inner = Sum();
            at++;
            return isSize ? Math.Abs(inner) : inner;
        }

        var start = at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || text[at] is '.' or '-' or 'E' || (text[at] == '+' && text[at - 1] == 'E'))) at++;
        return double.Parse(text[start..at], CultureInfo.InvariantCulture);
    }
}
