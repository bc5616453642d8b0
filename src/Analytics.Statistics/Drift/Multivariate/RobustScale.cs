using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Drift.Multivariate;

/// <summary>
/// Values in units of their own middle half, so that a few far ones do not decide what a mean distance says. Over two samples put together it treats
/// both alike, so tests of the scaled values keep their level.
/// </summary>
public static class RobustScale
{
    /// <summary>Farther values count as this far, in standard deviations.</summary>
    public const double Farthest = 10;

    /// <summary>Quartiles of the normal distribution lie this many standard deviations apart.</summary>
    private const double NormalQuartiles = 1.3489795003921634;
    private const double Largest = 1e100;

    /// <summary>
    /// (x − median) / (interquartile range / 1.349), cut at ±<see cref="Farthest"/>; by the standard deviation where the middle half is constant.
    /// NaN stays NaN and counts nowhere. O(n log n).
    /// </summary>
    /// <param name="values">The values; those beyond ±1e100, infinities too, count as that.</param>
    /// <returns>The scaled values in their order; all 0 where they are equal or differ by less than 1e-150.</returns>
    public static double[] Of(ReadOnlySpan<double> values)
    {
        double[] scaled = [.. values];
        var known = 0;
        var sorted = new double[scaled.Length];
        for (var at = 0; at < scaled.Length; at++)
        {
            scaled[at] = Math.Clamp(scaled[at], -Largest, Largest);
            if (!double.IsNaN(scaled[at])) sorted[known++] = scaled[at];
        }

        if (known == 0) return scaled;
        var ascending = sorted.AsSpan(0, known);
        ascending.Sort();
        var (middle, unit) = (Quantiles.Linear(ascending, 0.5), Unit(ascending));
        for (var at = 0; at < scaled.Length; at++)
            if (!double.IsNaN(scaled[at])) scaled[at] = unit > 0 ? Math.Clamp((scaled[at] - middle) / unit, -Farthest, Farthest) : 0;
        return scaled;
    }

    private static double Unit(ReadOnlySpan<double> ascending)
    {
        var half = Quantiles.Linear(ascending, 0.75) - Quantiles.Linear(ascending, 0.25);
        if (half > 0) return half / NormalQuartiles;
        var moments = Moments.Of(ascending);
        return Math.Sqrt(moments.M2 / moments.Count);
    }
}
