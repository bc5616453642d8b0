using MathNet.Numerics;

namespace Analytics.Statistics.Series.Forecasting;

/// <summary>
/// Continuous ranked probability score of one value: the integral of (F(x) − 1{x ≥ y})² over x. In the unit of the value; for a sure forecast the
/// absolute error.
/// Source: Gneiting &amp; Raftery 2007, "Strictly proper scoring rules, prediction, and estimation", JASA 102(477), 359-378, section 4.2.
/// </summary>
public static class Crps
{
    /// <summary>The score of a normal forecast, in closed form. O(1).</summary>
    /// <param name="actual">The value that came true, finite.</param>
    /// <param name="mean">Mean of the forecast, finite.</param>
    /// <param name="deviation">Standard deviation of the forecast, at least 0.</param>
    /// <returns>The score, at least 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is not finite, or the deviation is negative.</exception>
    public static double OfNormal(double actual, double mean, double deviation)
    {
        SeriesInput.Within(actual, double.MinValue, double.MaxValue);
        SeriesInput.Within(mean, double.MinValue, double.MaxValue);
        SeriesInput.Within(deviation, 0, double.MaxValue);
        if (deviation == 0) return Math.Abs(actual - mean);

        var z = (actual - mean) / deviation;
        var density = Math.Exp(-z * z / 2) / Constants.Sqrt2Pi;
        return deviation * (z * SpecialFunctions.Erf(z / Constants.Sqrt2) + 2 * density - Constants.InvSqrtPi);
    }

    /// <summary>The score of a forecast given by draws from it, for their empirical distribution. O(m·log m) in the draws.</summary>
    /// <param name="actual">The value that came true, finite.</param>
    /// <param name="draws">At least one finite draw.</param>
    /// <returns>The score, at least 0.</returns>
    /// <exception cref="ArgumentException">There are no draws, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value is not finite.</exception>
    public static double OfDraws(double actual, ReadOnlySpan<double> draws)
    {
        SeriesInput.Within(actual, double.MinValue, double.MaxValue);
        SeriesInput.Check(draws);

        var sorted = draws.ToArray();
        Array.Sort(sorted);
        var (error, spread) = (0.0, 0.0);
        for (var i = 0; i < sorted.Length; i++)
        {
            error += Math.Abs(sorted[i] - actual) / sorted.Length;
            spread += sorted[i] * (2.0 * i + 1 - sorted.Length) / ((double)sorted.Length * sorted.Length);
        }

        return Math.Max(0, error - spread);
    }
}
