using System.Numerics.Tensors;
using Analytics.Statistics.Drift.TwoSample;

namespace Analytics.Statistics.Drift.Multivariate;

/// <summary>What rows that lie one after the other must be.</summary>
internal static class RowMatrix
{
    private const double Largest = 1e100;

    /// <summary>Number of rows of a given width; throws where they are not whole, too few or not finite.</summary>
    internal static int Rows(ReadOnlySpan<double> values, int columns, string name, int least = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        if (values.Length % columns != 0) throw new ArgumentException("The values must make up whole rows.", name);
        if (values.Length / columns < least) throw new ArgumentException($"There must be at least {least} rows.", name);
        Sample.Check(values, name);
        if (Math.Abs(TensorPrimitives.MaxMagnitude(values)) > Largest) throw new ArgumentException("The values must be below 1e100, so that squares are finite.", name);
        return values.Length / columns;
    }

    internal static double[] Means(ReadOnlySpan<double> values, int columns)
    {
        var means = new double[columns];
        for (var start = 0; start < values.Length; start += columns)
        {
            double row = start / columns + 1;
            for (var column = 0; column < columns; column++) means[column] += (values[start + column] - means[column]) / row;
        }

        return means;
    }

    /// <summary>Covariances of the columns (divisor n); O(n·d²) by whole vectors.</summary>
    internal static double[,] Covariance(ReadOnlySpan<double> values, double[] means)
    {
        var columns = means.Length;
        var (centred, sums) = (new double[columns], new double[columns * columns]);
        for (var start = 0; start < values.Length; start += columns)
        {
            TensorPrimitives.Subtract(values.Slice(start, columns), means, centred);
            for (var a = 0; a < columns; a++)
            {
                var upper = sums.AsSpan((a * columns) + a, columns - a);
                TensorPrimitives.MultiplyAdd(centred.AsSpan(a), centred[a], upper, upper);
            }
        }

        var covariance = new double[columns, columns];
        double rows = values.Length / columns;
        for (var a = 0; a < columns; a++)
            for (var b = a; b < columns; b++)
                covariance[a, b] = covariance[b, a] = sums[(a * columns) + b] / rows;
        return covariance;
    }

    /// <summary>Whether any row differs from the first.</summary>
    internal static bool Varies(ReadOnlySpan<double> values, int columns)
    {
        for (var start = columns; start < values.Length; start += columns)
            if (!values.Slice(start, columns).SequenceEqual(values[..columns])) return true;
        return false;
    }
}
