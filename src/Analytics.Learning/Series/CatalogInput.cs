using System.Globalization;
using System.Runtime.CompilerServices;

namespace Analytics.Learning.Series;

/// <summary>The rules that arguments of the catalogs obey.</summary>
internal static class CatalogInput
{
    public static int AtLeast(int value, int least, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= least ? value : throw new ArgumentOutOfRangeException(name, value, $"Must be at least {least}.");

    public static double Within(double value, double lowest, double highest, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= lowest && value <= highest ? value : throw Range(name, value, $"from {lowest} to {highest}");

    public static double Between(double value, double below, double above, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value > below && value < above ? value : throw Range(name, value, $"above {below} and below {above}");

    /// <summary>The value of the same name in another enumeration.</summary>
    public static TTo Same<TFrom, TTo>(TFrom value, [CallerArgumentExpression(nameof(value))] string? name = null)
        where TFrom : struct, Enum
        where TTo : struct, Enum =>
        Enum.IsDefined(value) && Enum.TryParse<TTo>(value.ToString(), out var same) ? same : throw new ArgumentOutOfRangeException(name, value, "Must be one of those defined.");

    private static ArgumentOutOfRangeException Range(string? name, double value, FormattableString rule) =>
        new(name, value, $"Must be {rule.ToString(CultureInfo.InvariantCulture)}.");
}
