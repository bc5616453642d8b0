using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Drift.Chunks;

/// <summary>
/// Standard errors of summary figures of a chunk without drift, from the reference sample: how much a figure varies between chunks of a size by
/// chance alone. In the unit of the values. O(m) in the reference, but the median's, O(m log m).
/// </summary>
public static class ChunkError
{
    /// <summary>Of the mean, s / √n.</summary>
    /// <param name="reference">Reference sample, at least two finite values.</param>
    /// <param name="rows">Rows n of the chunk, at least 1.</param>
    /// <returns>The standard error.</returns>
    /// <exception cref="ArgumentException">The reference is not as said.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no row.</exception>
    public static double Mean(ReadOnlySpan<double> reference, long rows) => Deviation(reference, rows) / Math.Sqrt(rows);

    /// <summary>Of the sum, s·√n.</summary>
    /// <param name="reference">Reference sample, at least two finite values.</param>
    /// <param name="rows">Rows n of the chunk, at least 1.</param>
    /// <returns>The standard error.</returns>
    /// <exception cref="ArgumentException">The reference is not as said.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no row.</exception>
    public static double Sum(ReadOnlySpan<double> reference, long rows) => Deviation(reference, rows) * Math.Sqrt(rows);

    /// <summary>
    /// Of the standard deviation, √((μ₄ − s⁴(n − 3)/(n − 1)) / n) / 2s with the fourth central moment μ₄ of the reference (Cramér 1946,
    /// "Mathematical methods of statistics", Princeton, p. 348-353).
    /// </summary>
    /// <param name="reference">Reference sample, at least two finite values, not all equal.</param>
    /// <param name="rows">Rows n of the chunk, at least 2.</param>
    /// <returns>The standard error.</returns>
    /// <exception cref="ArgumentException">The reference is not as said.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two rows.</exception>
    public static double StandardDeviation(ReadOnlySpan<double> reference, long rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 2);
        var deviation = Deviation(reference, rows);
        if (!(deviation > 0)) throw new ArgumentException("The reference is constant.", nameof(reference));
        var (mean, fourth) = (Moments.Of(reference).Mean, 0.0);
        foreach (var value in reference) fourth += Math.Pow((value - mean) / deviation, 4) / reference.Length;

        double n = rows;
        return deviation / 2 * Math.Sqrt(Math.Max(0, fourth - (n - 3) / (n - 1)) / n);
    }

    /// <summary>
    /// Of the median, 1 / (2·f·√n) with the density f at the median by a Gaussian kernel of width s·m^(−1/5) (Cramér 1946, p. 369; width: Scott
    /// 1992, "Multivariate density estimation", Wiley, p. 152). Not for discrete values.
    /// </summary>
    /// <param name="reference">Reference sample of m ≥ 2 finite values, not all equal.</param>
    /// <param name="rows">Rows n of the chunk, at least 1.</param>
    /// <returns>The standard error.</returns>
    /// <exception cref="ArgumentException">The reference is not as said.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no row.</exception>
    public static double Median(ReadOnlySpan<double> reference, long rows)
    {
        var width = Deviation(reference, rows) * Math.Pow(reference.Length, -0.2);
        if (!(width > 0)) throw new ArgumentException("The reference is constant.", nameof(reference));
        using var sorted = SortedSample.Of(reference);
        var (median, density) = (Quantiles.Linear(sorted.Values, 0.5), 0.0);
        foreach (var value in reference) density += Math.Exp(-(value - median) / width * ((value - median) / width) / 2);
        return width * Math.Sqrt(2 * Math.PI) * reference.Length / (2 * density * Math.Sqrt(rows));
    }

    private static double Deviation(ReadOnlySpan<double> reference, long rows)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        if (reference.Length < 2) throw new ArgumentException("The reference needs at least two values.", nameof(reference));
        Sample.Check(reference);
        return Math.Sqrt(Moments.Of(reference).Variance);
    }
}
