using MathNet.Numerics;

namespace Analytics.Statistics.Inference;

/// <summary>The standard normal distribution, each tail by its own function so that small probabilities keep their digits.</summary>
internal static class NormalDistribution
{
    /// <summary>Beyond this the tail is taken from its continued fraction.</summary>
    private const double Far = 5;

    private static readonly double LogRootTwoPi = 0.5 * Math.Log(2 * Math.PI);

    /// <summary>The z for which a share <paramref name="error"/> of the distribution lies outside [−z, z]; O(1).</summary>
    internal static double TwoSided(double error) => Math.Sqrt(2) * SpecialFunctions.ErfcInv(error);

    /// <summary>The z above which a share <paramref name="error"/> in (0, 1) of the distribution lies; O(1).</summary>
    internal static double Upper(double error) => error <= 0.5 ? TwoSided(2 * error) : -TwoSided(2 * (1 - error));

    internal static double Density(double z) => Math.Exp(LogDensity(z));

    internal static double LogDensity(double z) => -z * z / 2 - LogRootTwoPi;

    /// <summary>Share below z.</summary>
    internal static double Cumulative(double z) => 0.5 * SpecialFunctions.Erfc(-z / Math.Sqrt(2));

    /// <summary>Share above z.</summary>
    internal static double Survival(double z) => Cumulative(-z);

    /// <summary>Logarithm of the share below z, also where that share underflows.</summary>
    internal static double LogCumulative(double z) => z > -Far ? Math.Log(Cumulative(z)) : LogDensity(z) - Math.Log(-z + Correction(-z));

    /// <summary>Expected shortfall E[(Z − z)⁺] = φ(z) − z·(1 − Φ(z)), without cancellation for large z.</summary>
    internal static double Loss(double z)
    {
        if (z < Far) return Density(z) - z * Survival(z);
        var correction = Correction(z);
        return Density(z) * correction / (z + correction);
    }

    /// <summary>
    /// c with Mills' ratio (1 − Φ(z)) / φ(z) = 1 / (z + c), by Laplace's continued fraction c = 1/(z + 2/(z + 3/(z + …)))
    /// (Abramowitz &amp; Stegun 1964, 26.2.14, p. 932).
    /// </summary>
    private static double Correction(double z)
    {
        var tail = 0.0;
        for (var term = 120; term >= 1; term--) tail = term / (z + tail);
        return tail;
    }
}
