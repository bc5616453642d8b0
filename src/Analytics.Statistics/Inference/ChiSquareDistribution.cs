using MathNet.Numerics;

namespace Analytics.Statistics.Inference;

/// <summary>The chi-square distribution.</summary>
internal static class ChiSquareDistribution
{
    /// <summary>Share above a value, 1 below 0 (Abramowitz &amp; Stegun 1964, 26.4.19, p. 941).</summary>
    internal static double Survival(double value, double degrees)
    {
        if (value <= 0) return 1;
        if (double.IsPositiveInfinity(value)) return 0;
        return degrees is 1
            ? SpecialFunctions.Erfc(Math.Sqrt(value / 2))
            : Math.Clamp(SpecialFunctions.GammaUpperRegularized(degrees / 2, value / 2), 0, 1);
    }

    /// <summary>The value above which a share lies, by bisection to a relative 1e-12.</summary>
    internal static double Critical(double alpha, double degrees)
    {
        var (low, high) = (0.0, degrees + 10);
        while (Survival(high, degrees) > alpha) (low, high) = (high, 2 * high);
        for (var step = 0; step < 100 && high - low > 1e-12 * high; step++)
        {
            var middle = (low + high) / 2;
            if (Survival(middle, degrees) <= alpha) high = middle; else low = middle;
        }

        return high;
    }
}
