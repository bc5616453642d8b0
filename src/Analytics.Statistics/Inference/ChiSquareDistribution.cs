using MathNet.Numerics;

namespace Analytics.Statistics.Inference;

/// <summary>The chi-square distribution.</summary>
internal static class ChiSquareDistribution
{
    /// <summary>Share above a value of at least 0, for at least one degree of freedom (Abramowitz &amp; Stegun 1964, 26.4.19, p. 941).</summary>
    internal static double Survival(double value, double degrees) => degrees is 1
        ? SpecialFunctions.Erfc(Math.Sqrt(value / 2))
        : value <= 0 ? 1 : SpecialFunctions.GammaUpperRegularized(degrees / 2, value / 2);
}
