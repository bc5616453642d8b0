using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;

namespace Analytics.Statistics.Series;

/// <summary>Eigenvectors of the lag covariance of a series, that of the largest eigenvalue first.</summary>
internal sealed class SsaDecomposition
{
    /// <summary>Above this share of an eigenvector in its last element, the recurrence has no finite coefficients (single precision's 1).</summary>
    private const double AllInLast = 1 - 6e-8;

    private readonly double[] series;
    private readonly double[] vectors;

    private SsaDecomposition(double[] series, int window, double[] vectors)
    {
        this.series = series;
        this.vectors = vectors;
        Window = window;
    }

    public int Window { get; }

    public ReadOnlySpan<double> Vector(int index) => vectors.AsSpan(index * Window, Window);

    public double[] Basis(int rank) => vectors[..(rank * Window)];

    /// <summary>The decomposition, or null where an eigenvector lies along the last element of the window.</summary>
    public static SsaDecomposition? Of(double[] series, int window)
    {
        var eigen = Matrix<double>.Build.DenseOfColumnMajor(window, window, Covariance(series, window)).Evd(Symmetricity.Symmetric);
        var vectors = new double[window * window];
        for (var i = 0; i < window; i++)
        {
            var vector = eigen.EigenVectors.Column(window - 1 - i).ToArray();
            if (vector[^1] * vector[^1] >= AllInLast) return null;
            vector.CopyTo(vectors, i * window);
        }

        return new(series, window, vectors);
    }

    /// <summary>Adds the part of the series along an eigenvector to the signal: means over the antidiagonals of its rank-one matrix; O(N·L).</summary>
    public void AddComponent(int index, Span<double> signal)
    {
        var vector = Vector(index);
        var columns = series.Length - Window + 1;
        var sums = new double[series.Length];
        for (var column = 0; column < columns; column++)
        {
            var weight = TensorPrimitives.Dot(series.AsSpan(column, Window), vector);
            var target = sums.AsSpan(column, Window);
            TensorPrimitives.MultiplyAdd(vector, weight, target, target);
        }

        for (var i = 0; i < sums.Length; i++) signal[i] += sums[i] / Math.Min(Math.Min(i + 1, sums.Length - i), Math.Min(Window, columns));
    }

    private static double[] Covariance(double[] series, int window)
    {
        var columns = series.Length - window + 1;
        var covariance = new double[window * window];
        for (var row = 0; row < window; row++)
            for (var column = row; column < window; column++)
            {
                var value = TensorPrimitives.Dot(series.AsSpan(row, columns), series.AsSpan(column, columns));
                covariance[row * window + column] = value;
                covariance[column * window + row] = value;
            }

        return covariance;
    }
}
