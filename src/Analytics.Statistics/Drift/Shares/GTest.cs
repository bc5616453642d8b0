using System.Numerics.Tensors;
using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Drift.Shares;

/// <summary>
/// Likelihood-ratio test that two samples have the same shares. Source: Wilks 1938, "The large-sample distribution of the likelihood ratio for
/// testing composite hypotheses", Annals of Mathematical Statistics 9(1), 60-62.
/// </summary>
public static class GTest
{
    /// <summary>G = 2 Σ O·ln(O / E) over both samples, expected counts E from the pooled shares; chi-square where these are not small. O(k).</summary>
    /// <param name="reference">Counts of the reference, at least 0, not all 0.</param>
    /// <param name="current">Counts of the current sample in the same cells.</param>
    /// <returns>The test; with a single cell the statistic is 0 with no degree of freedom and p 1.</returns>
    /// <exception cref="ArgumentException">A count is negative or not finite, none is above 0, or the lengths differ.</exception>
    public static ContingencyTest Homogeneity(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        Weights.Check(reference, current);
        double n = TensorPrimitives.Sum(reference), m = TensorPrimitives.Sum(current);
        var sum = 0.0;
        for (var cell = 0; cell < reference.Length; cell++)
        {
            var pooled = reference[cell] + current[cell];
            sum += Term(reference[cell], pooled * (n / (n + m))) + Term(current[cell], pooled * (m / (n + m)));
        }

        var statistic = Math.Max(0, 2 * sum);
        var degrees = ChiSquare.Used(reference, current) - 1;
        return new(statistic, degrees, ChiSquareDistribution.Survival(statistic, degrees));
    }

    private static double Term(double observed, double expected) => observed > 0 ? observed * Math.Log(observed / expected) : 0;
}
