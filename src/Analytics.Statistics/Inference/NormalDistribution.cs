using MathNet.Numerics;

namespace Analytics.Statistics.Inference;

/// <summary>The standard normal distribution.</summary>
internal static class NormalDistribution
{
    /// <summary>The z for which a share <paramref name="error"/> of the distribution lies outside [−z, z]; O(1).</summary>
    internal static double TwoSided(double error) => Math.Sqrt(2) * SpecialFunctions.ErfcInv(error);
}
