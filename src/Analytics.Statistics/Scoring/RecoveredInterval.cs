using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Scoring;

/// <summary>
/// Intervals of a sum, difference or ratio of two independent figures from the intervals of each (MOVER: the method of variance estimates
/// recovery; Zou &amp; Donner 2008, "Construction of confidence limits about effect measures: a general approach", Statistics in Medicine 27(10),
/// 1693-1702; ratios: Donner &amp; Zou 2012, "Closed-form confidence intervals for functions of the normal mean and standard deviation",
/// Statistical Methods in Medical Research 21(4), 347-359).
/// </summary>
internal static class RecoveredInterval
{
    public static Interval OfDifference(Estimate first, Estimate second)
    {
        var value = first.Value - second.Value;
        return new(
            value - Length(first.Value - first.Lower, second.Upper - second.Value),
            value + Length(first.Upper - first.Value, second.Value - second.Lower));
    }

    public static Interval OfSum(Estimate first, Estimate second)
    {
        var value = first.Value + second.Value;
        return new(
            value - Length(first.Value - first.Lower, second.Value - second.Lower),
            value + Length(first.Upper - first.Value, second.Upper - second.Value));
    }

    /// <summary>Ratio of two figures of at least 0; the second above 0. No upper bound where the second may be 0.</summary>
    public static Interval OfRatio(Estimate first, Estimate second)
    {
        var (a, b) = (first.Value, second.Value);
        var lower = Root(a, b, first.Lower, second.Upper, -1);
        var denominator = second.Lower * (2 * b - second.Lower);
        var upper = denominator > 0 ? Root(a, b, first.Upper, second.Lower, 1) : double.PositiveInfinity;
        return new(Math.Max(0, lower), upper);
    }

    private static double Root(double a, double b, double first, double second, int sign)
    {
        var (u, v) = (first * (2 * a - first), second * (2 * b - second));
        return (a * b + sign * Math.Sqrt(Math.Max(0, a * a * b * b - u * v))) / v;
    }

    private static double Length(double one, double other) => Math.Sqrt(one * one + other * other);
}
