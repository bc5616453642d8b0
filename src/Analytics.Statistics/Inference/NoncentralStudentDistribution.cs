using Analytics.Statistics.Summaries;
using MathNet.Numerics;

namespace Analytics.Statistics.Inference;

/// <summary>Student's t distribution about a shifted mean: (Z + shift) / √(χ²/ν).</summary>
internal static class NoncentralStudentDistribution
{
    private const int Steps = 400;

    /// <summary>
    /// Share above t: the normal share above t·s − shift, averaged over s = √(χ²/ν). The integral over ln s is analytic and falls off
    /// exponentially on both sides, so that the trapezoid rule gives it to about 1e-13; O(1), 800 evaluations.
    /// </summary>
    internal static double Survival(double t, double degrees, double shift)
    {
        var (low, high) = Range(degrees);
        var step = (high - low) / (2 * Steps);
        var (sum, mass) = (0.0, 0.0);
        for (var point = 0; point <= 2 * Steps; point++)
        {
            var logScale = low + point * step;
            var weight = Math.Exp(LogKernel(logScale, degrees));
            sum += weight * NormalDistribution.Survival(t * Math.Exp(logScale) - shift);
            mass += weight;
        }

        return sum / mass;
    }

    /// <summary>Logarithm of the density of ln s, up to a constant, 0 at its mode s = 1.</summary>
    private static double LogKernel(double logScale, double degrees) => degrees * (logScale - NearZero.Expm1(2 * logScale) / 2);

    /// <summary>Where the kernel is above 1e-18.</summary>
    private static (double Low, double High) Range(double degrees)
    {
        var drop = 18 * Constants.Ln10;
        var (low, high) = (-Math.Sqrt(drop / degrees), Math.Sqrt(drop / degrees));
        while (LogKernel(low, degrees) > -drop) low *= 1.2;
        while (LogKernel(high, degrees) < -2 * drop) high *= 0.9;
        return (low, high);
    }
}
