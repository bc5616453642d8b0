using MathNet.Numerics;

namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>The chi-square distribution.</summary>
internal static class ChiSquareDistribution
{
    /// <summary>P(χ² ≥ x).</summary>
    internal static double Survival(double x, double degrees) => x <= 0
        ? 1
        : double.IsPositiveInfinity(x) ? 0 : Math.Clamp(SpecialFunctions.GammaUpperRegularized(degrees / 2, x / 2), 0, 1);

    /// <summary>The x with P(χ² ≥ x) = alpha, by bisection to a relative 1e-12.</summary>
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
