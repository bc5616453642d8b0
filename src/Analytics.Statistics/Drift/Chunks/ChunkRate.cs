using System.Numerics.Tensors;
using Analytics.Statistics.Drift.Shares;
using Analytics.Statistics.Drift.TwoSample;

namespace Analytics.Statistics.Drift.Chunks;

/// <summary>Shares of rows that are not as they should be. All are in [0, 1].</summary>
public static class ChunkRate
{
    /// <summary>Share of missing values; O(n).</summary>
    /// <param name="values">Values, not empty; NaN stands for a missing one.</param>
    /// <returns>The share.</returns>
    /// <exception cref="ArgumentException">There is no value.</exception>
    public static double Missing(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) throw new ArgumentException("The sample is empty.", nameof(values));
        var missing = 0L;
        foreach (var value in values) missing += double.IsNaN(value) ? 1 : 0;
        return (double)missing / values.Length;
    }

    /// <summary>Share of values outside the smallest and largest value of the reference; O(n + m). Without drift it is about 2 / (n + 1) for n
    /// reference values, not 0.</summary>
    /// <param name="reference">Reference sample, not empty, finite.</param>
    /// <param name="current">Current sample, not empty, finite.</param>
    /// <returns>The share.</returns>
    /// <exception cref="ArgumentException">A sample is empty or has a value that is not finite.</exception>
    public static double OutOfRange(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        Sample.Check(reference);
        Sample.Check(current);
        var (min, max) = (TensorPrimitives.Min(reference), TensorPrimitives.Max(reference));
        var outside = 0L;
        foreach (var value in current) outside += value < min || value > max ? 1 : 0;
        return (double)outside / current.Length;
    }

    /// <summary>Share of rows whose category the reference does not have; O(k).</summary>
    /// <param name="table">Counts of both samples.</param>
    /// <returns>The share.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="table"/> is null.</exception>
    public static double Unseen(CategoryTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.Unseen.Sum(each => (double)each.Count) / TensorPrimitives.Sum(table.Current);
    }

    /// <summary>Standard error √(p(1 − p) / n) of a share in a chunk, taken at the share of the reference; O(1).</summary>
    /// <param name="rate">Share in the reference, in [0, 1].</param>
    /// <param name="rows">Rows of the chunk, at least 1.</param>
    /// <returns>The standard error, a share.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static double StandardError(double rate, long rows)
    {
        if (rate is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(rate), "The rate must be in [0, 1].");
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 1);
        return Math.Sqrt(rate * (1 - rate) / rows);
    }
}
