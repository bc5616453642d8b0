using System.Numerics.Tensors;

namespace Analytics.Statistics.Drift.Shares;

/// <summary>
/// Cramér's V of the table sample × cell: the strength of the association between a row's cell and the sample it is from, in [0, 1]. Source: Cramér
/// 1946, "Mathematical methods of statistics", Princeton, p. 282.
/// </summary>
public static class CramersV
{
    /// <summary>√(χ² / n) of a table of two samples; upwards biased, about √((k − 1) / n) without drift. O(k).</summary>
    /// <param name="reference">Counts of the reference, at least 0, not all 0.</param>
    /// <param name="current">Counts of the current sample in the same cells.</param>
    /// <returns>V in [0, 1].</returns>
    /// <exception cref="ArgumentException">A count is negative or not finite, none is above 0, or the lengths differ.</exception>
    public static double Plain(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var statistic = ChiSquare.Homogeneity(reference, current).Statistic;
        return Math.Min(1, Math.Sqrt(statistic / (TensorPrimitives.Sum(reference) + TensorPrimitives.Sum(current))));
    }

    /// <summary>
    /// V without its bias (Bergsma 2013, "A bias-correction for Cramér's V and Tschuprow's T", Journal of the Korean Statistical Society 42(3),
    /// 323-328): 0 where χ² is at most what chance gives. O(k).
    /// </summary>
    /// <param name="reference">Counts of the reference, at least 0, not all 0.</param>
    /// <param name="current">Counts of the current sample in the same cells.</param>
    /// <param name="equalSizes">Whether to scale the larger sample to the size of the smaller first, in whole counts (Deepchecks' rule), so that
    /// the correction is that of the smaller.</param>
    /// <returns>V in [0, 1]; 0 with a single cell.</returns>
    /// <exception cref="ArgumentException">A count is negative or not finite, none is above 0, the lengths differ, or there are fewer than three rows.</exception>
    public static double Corrected(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, bool equalSizes = false)
    {
        Weights.Check(reference, current);
        double n = TensorPrimitives.Sum(reference), m = TensorPrimitives.Sum(current);
        var size = equalSizes ? Math.Min(n, m) : 0;
        var first = equalSizes ? Scaled(reference, size / n) : reference;
        var second = equalSizes ? Scaled(current, size / m) : current;
        var total = TensorPrimitives.Sum(first) + TensorPrimitives.Sum(second);
        if (!(total > 2)) throw new ArgumentException("The correction needs at least three rows.", nameof(current));

        double cells = ChiSquare.Used(first, second);
        if (cells < 2) return 0;
        var association = Math.Max(0, ChiSquare.Homogeneity(first, second).Statistic / total - (cells - 1) / (total - 1));
        var (columns, samples) = (cells - (cells - 1) * (cells - 1) / (total - 1), 2 - 1 / (total - 1));
        return Math.Min(1, Math.Sqrt(association / (Math.Min(columns, samples) - 1)));
    }

    private static double[] Scaled(ReadOnlySpan<double> counts, double factor)
    {
        var scaled = new double[counts.Length];
        for (var cell = 0; cell < scaled.Length; cell++) scaled[cell] = Math.Round(counts[cell] * factor);
        return scaled;
    }
}
