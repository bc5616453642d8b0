using System.Numerics.Tensors;
using Analytics.Statistics.Drift.TwoSample;

namespace Analytics.Statistics.Drift.Multivariate;

/// <summary>
/// Rules for the width σ of the kernel exp(−|x − y|² / 2σ²), in the unit of the values. At most <see cref="MostRows"/> rows of a sample, evenly
/// spread over it, are looked at. Source: Gretton et al. 2012, "A kernel two-sample test", Journal of Machine Learning Research 13, 723-773, p. 756.
/// </summary>
public static class RbfBandwidth
{
    /// <summary>Rows of a sample that are compared in pairs.</summary>
    public const int MostRows = 1000;

    /// <summary>√(median of |x − y|² / 2) over all pairs of two different rows of both samples together; O(N²·d), symmetric in the samples.</summary>
    /// <param name="reference">Reference rows, one after the other, finite.</param>
    /// <param name="current">Current rows.</param>
    /// <param name="columns">Values in a row, at least 1.</param>
    /// <returns>The width; 0 where more than half of the pairs are equal.</returns>
    /// <exception cref="ArgumentException">A sample is empty, not of whole rows, or not finite, or there is a single row in all.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no column.</exception>
    public static double Pooled(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int columns)
    {
        RowMatrix.Rows(reference, columns, nameof(reference));
        RowMatrix.Rows(current, columns, nameof(current));
        var squares = Within([.. Spread(reference, columns), .. Spread(current, columns)], columns);
        return Math.Sqrt(Quantiles.Linear(squares, 0.5) / 2);
    }

    /// <summary>
    /// √(median of |x − y|² / 2) over all ordered pairs of reference rows, each with itself too (the rule of Evidently and Alibi Detect); O(n²·d).
    /// </summary>
    /// <param name="reference">Reference rows, one after the other, at least two, finite.</param>
    /// <param name="columns">Values in a row, at least 1.</param>
    /// <returns>The width; 0 where half of the pairs are equal.</returns>
    /// <exception cref="ArgumentException">There are fewer than two rows, or the values are not of whole rows or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no column.</exception>
    public static double Reference(ReadOnlySpan<double> reference, int columns)
    {
        RowMatrix.Rows(reference, columns, nameof(reference), least: 2);
        var rows = Spread(reference, columns);
        var squares = Within(rows, columns);
        long count = rows.Length / columns;
        var middle = count * count / 2;
        return middle < count ? 0 : Math.Sqrt(squares[(middle - count) / 2] / 2);
    }

    /// <summary>(median of |x − y|) / √2 over pairs of a reference and a current row, so that the kernel is exp(−|x − y|² / median²); O(n·m·d).</summary>
    /// <param name="reference">Reference rows, one after the other, finite.</param>
    /// <param name="current">Current rows.</param>
    /// <param name="columns">Values in a row, at least 1.</param>
    /// <returns>The width; 0 where more than half of the pairs are equal.</returns>
    /// <exception cref="ArgumentException">A sample is empty, not of whole rows, or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no column.</exception>
    public static double Between(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int columns)
    {
        RowMatrix.Rows(reference, columns, nameof(reference));
        RowMatrix.Rows(current, columns, nameof(current));
        var (first, second) = (Spread(reference, columns), Spread(current, columns));
        var distances = new double[first.Length / columns * (second.Length / columns)];
        var pair = 0;
        for (var i = 0; i < first.Length; i += columns)
            for (var j = 0; j < second.Length; j += columns)
                distances[pair++] = TensorPrimitives.Distance(first.AsSpan(i, columns), second.AsSpan(j, columns));
        RadixSort.Ascending(distances);
        return Quantiles.Linear(distances, 0.5) / Math.Sqrt(2);
    }

    /// <summary>Squared distances of all pairs of different rows, ascending.</summary>
    private static double[] Within(double[] rows, int columns)
    {
        var count = rows.Length / columns;
        if (count < 2) throw new ArgumentException("There must be at least two rows.", nameof(rows));
        var squares = new double[count * (count - 1) / 2];
        var pair = 0;
        for (var i = 0; i < rows.Length; i += columns)
            for (var j = i + columns; j < rows.Length; j += columns)
            {
                var distance = TensorPrimitives.Distance(rows.AsSpan(i, columns), rows.AsSpan(j, columns));
                squares[pair++] = distance * distance;
            }

        RadixSort.Ascending(squares);
        return squares;
    }

    private static double[] Spread(ReadOnlySpan<double> values, int columns)
    {
        var rows = values.Length / columns;
        if (rows <= MostRows) return values.ToArray();
        var spread = new double[MostRows * columns];
        for (var i = 0; i < MostRows; i++)
            values.Slice((int)((long)i * rows / MostRows) * columns, columns).CopyTo(spread.AsSpan(i * columns));
        return spread;
    }
}
