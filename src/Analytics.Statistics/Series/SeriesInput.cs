using System.Runtime.CompilerServices;

namespace Analytics.Statistics.Series;

/// <summary>The rules that the input of all functions here obeys. An option is refused in the name of the options that it is one of.</summary>
internal static class SeriesInput
{
    /// <summary>Refuses a series that is too short or holds a value that is not finite.</summary>
    internal static void Check(ReadOnlySpan<double> series, int least = 1, [CallerArgumentExpression(nameof(series))] string? name = null)
    {
        CheckCount(series.Length, least, name);
        foreach (var value in series)
            if (!double.IsFinite(value)) throw new ArgumentException("Every value of the series must be finite.", name);
    }

    /// <summary>Refuses a series that is too short.</summary>
    internal static void CheckCount(int count, int least, string? name)
    {
        if (count < least) throw new ArgumentException($"The series must have at least {least} values.", name);
    }

    /// <summary>Refuses a value that is infinite; NaN is a missing value where the caller says so.</summary>
    internal static void CheckMissable(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (double.IsInfinity(value)) throw new ArgumentOutOfRangeException(name, "The value must not be infinite.");
    }

    /// <summary>A whole number checked to be at least <paramref name="least"/>.</summary>
    internal static int AtLeast(int value, int least, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= least ? value : throw OutOfRange(name, $"at least {least}");

    /// <summary>A number checked to lie from <paramref name="lowest"/> to <paramref name="highest"/>, both included.</summary>
    internal static double Within(double value, double lowest, double highest, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= lowest && value <= highest ? value : throw OutOfRange(name, FormattableString.Invariant($"from {lowest} to {highest}"));

    /// <summary>A number checked to lie between <paramref name="below"/> and <paramref name="above"/>, neither included.</summary>
    internal static double Between(double value, double below, double above, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value > below && value < above ? value : throw OutOfRange(name, FormattableString.Invariant($"above {below} and below {above}"));

    /// <summary>The error of a value that breaks a rule.</summary>
    internal static ArgumentOutOfRangeException OutOfRange(string? expression, string rule)
    {
        var path = (expression ?? "value").Replace("this.", "", StringComparison.Ordinal).Split(' ', '.');
        return new(path[0], $"The {path[^1]} must be {rule}.");
    }
}
