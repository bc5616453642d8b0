using System.Numerics.Tensors;
using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Drift.Shares;

/// <summary>
/// Pearson's tests for counts in cells. The chi-square distribution holds where expected counts are not small (as a rule at least 5, none below 1:
/// Cochran 1954, "Some methods for strengthening the common χ² tests", Biometrics 10(4), 417-451); below that use
/// <see cref="Verdicts.ShareDrift"/>, which is exact. Source: Pearson 1900, "On the criterion that a given system of deviations…",
/// Philosophical Magazine 50(302), 157-175.
/// </summary>
public static class ChiSquare
{
    /// <summary>
    /// Homogeneity of two samples: both are random, so the expected counts come from the pooled shares. An unseen category is a cell like any
    /// other. O(k).
    /// </summary>
    /// <param name="reference">Counts of the reference, at least 0, not all 0.</param>
    /// <param name="current">Counts of the current sample in the same cells.</param>
    /// <param name="yates">Whether to bring each difference half a count nearer to 0 where there are two cells (Yates 1934).</param>
    /// <returns>The test; with a single cell the statistic is 0 with no degree of freedom and p 1.</returns>
    /// <exception cref="ArgumentException">A count is negative or not finite, none is above 0, or the lengths differ.</exception>
    public static ContingencyTest Homogeneity(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, bool yates = false)
    {
        Weights.Check(reference, current);
        double n = TensorPrimitives.Sum(reference), m = TensorPrimitives.Sum(current);
        var cells = Used(reference, current);
        var (sum, correct) = (0.0, yates && cells == 2);
        for (var cell = 0; cell < reference.Length; cell++)
        {
            var pooled = reference[cell] + current[cell];
            if (pooled <= 0) continue;
            var expected = pooled * (n / (n + m));
            var gap = Math.Abs(reference[cell] - expected);
            if (correct) gap -= Math.Min(0.5, gap);
            sum += gap * gap / expected * ((n + m) / m);
        }

        return new(sum, cells - 1, ChiSquareDistribution.Survival(sum, cells - 1));
    }

    /// <summary>
    /// Goodness of fit of the current counts to the reference's shares taken as known: alarms too often unless the reference is far larger than
    /// the current sample, and always where a category is unseen. O(k).
    /// </summary>
    /// <param name="reference">Counts or shares of the reference, at least 0, not all 0.</param>
    /// <param name="current">Counts of the current sample in the same cells.</param>
    /// <returns>The test; +∞ with p 0 where the current sample has a cell that the reference has not.</returns>
    /// <exception cref="ArgumentException">A count is negative or not finite, none is above 0, or the lengths differ.</exception>
    public static ContingencyTest GoodnessOfFit(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        Weights.Check(reference, current);
        var ratio = TensorPrimitives.Sum(current) / TensorPrimitives.Sum(reference);
        var sum = 0.0;
        for (var cell = 0; cell < reference.Length; cell++)
        {
            var gap = current[cell] - reference[cell] * ratio;
            if (current[cell] > 0 || reference[cell] > 0) sum += gap * gap / (reference[cell] * ratio);
        }

        var degrees = Used(reference, current) - 1;
        return new(sum, degrees, ChiSquareDistribution.Survival(sum, degrees));
    }

    /// <summary>Cells that one of the samples has.</summary>
    internal static int Used(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var used = 0;
        for (var cell = 0; cell < reference.Length; cell++) used += reference[cell] + current[cell] > 0 ? 1 : 0;
        return used;
    }
}
