namespace Analytics.Core.Safety.Grammar;

/// <summary>Comparisons over what may be missing: then they are unknown.</summary>
internal static class RailComparisons
{
    public static TruthOf OfNumbers(string @operator, NumberOf left, NumberOf right)
    {
        switch (@operator)
        {
            case "=": return (in subject) => Of(left(in subject), right(in subject), static (a, b) => a == b);
            case "!=": return (in subject) => Of(left(in subject), right(in subject), static (a, b) => a != b);
            case "<": return (in subject) => Of(left(in subject), right(in subject), static (a, b) => a < b);
            case "<=": return (in subject) => Of(left(in subject), right(in subject), static (a, b) => a <= b);
            case ">": return (in subject) => Of(left(in subject), right(in subject), static (a, b) => a > b);
            default: return (in subject) => Of(left(in subject), right(in subject), static (a, b) => a >= b);
        }
    }

    public static TruthOf OfTruths(TruthOf left, TruthOf right, bool negated) => (in subject) =>
    {
        var (a, b) = (left(in subject), right(in subject));
        return a == Truth.Unknown || b == Truth.Unknown ? Truth.Unknown : Of((a == b) != negated);
    };

    public static TruthOf OfTexts(TextOf left, TextOf right, bool negated) => (in subject) =>
        left(in subject) is { } a && right(in subject) is { } b ? Of(string.Equals(a, b) != negated) : Truth.Unknown;

    public static TruthOf OfTexts(TextsOf left, TextOf right) => (in subject) =>
    {
        if (left(in subject) is not { } texts || right(in subject) is not { } wanted) return Truth.Unknown;
        for (var i = 0; i < texts.Count; i++)
            if (string.Equals(texts[i], wanted))
                return Truth.True;
        return Truth.False;
    };

    public static TruthOf Of(NumberOf operand, Func<double, bool> matches) => (in subject) =>
        operand(in subject) is var number && double.IsFinite(number) ? Of(matches(number)) : Truth.Unknown;

    public static TruthOf Of(TextOf operand, Func<string, bool> matches) => (in subject) =>
        operand(in subject) is { } text ? Of(matches(text)) : Truth.Unknown;

    public static TruthOf OfAny(TextsOf operand, Func<string, bool> matches) => (in subject) =>
    {
        if (operand(in subject) is not { } texts) return Truth.Unknown;
        for (var i = 0; i < texts.Count; i++)
            if (matches(texts[i]))
                return Truth.True;
        return Truth.False;
    };

    // What was divided by zero is as good as missing.
    private static Truth Of(double left, double right, Func<double, double, bool> compare) =>
        double.IsFinite(left) && double.IsFinite(right) ? Of(compare(left, right)) : Truth.Unknown;

    private static Truth Of(bool value) => value ? Truth.True : Truth.False;
}
