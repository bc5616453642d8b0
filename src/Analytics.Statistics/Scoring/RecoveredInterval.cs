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
        var product = first.Value * second.Value;
        var lower = Square(first.Value, first.Lower) / (product + Root(product, Square(first.Value, first.Lower), Square(second.Value, second.Upper)));
        var denominator = Square(second.Value, second.Lower);
        var upper = denominator > 0 ? (product + Root(product, Square(first.Value, first.Upper), denominator)) / denominator : double.PositiveInfinity;
        return new(product > 0 ? Math.Max(0, lower) : 0, upper);

        static double Square(double value, double bound) => bound * (2 * value - bound);
    }

    private static double Root(double product, double first, double second) => Math.Sqrt(Math.Max(0, product * product - first * second));

    private static double Length(double one, double other) => Math.Sqrt(one * one + other * other);
}
