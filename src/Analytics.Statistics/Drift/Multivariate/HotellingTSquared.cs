using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Analytics.Statistics.Drift.Multivariate;

/// <summary>
/// Hotelling's test that two samples of rows have equal means, taking the correlation of columns into account; the same after any invertible linear
/// transform. Exact for normal rows of equal covariance, right in large samples of any rows of equal covariance. Source: Hotelling 1931, "The
/// generalization of Student's ratio", Annals of Mathematical Statistics 2(3), 360-378.
/// </summary>
public static class HotellingTSquared
{
    /// <summary>T² = n·m/(n + m)·d′S⁻¹d with the pooled covariance S, and its p-value by the F distribution; O(N·d² + d³).</summary>
    /// <param name="reference">Reference rows, one after the other, at least two, finite.</param>
    /// <param name="current">Current rows, at least two; with the reference more than <paramref name="columns"/> + 1.</param>
    /// <param name="columns">Values in a row, at least 1.</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentException">There are too few rows, they are not whole or not finite, or a column is constant or follows from others.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no column.</exception>
    public static HotellingTest Test(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int columns)
    {
        double n = RowMatrix.Rows(reference, columns, nameof(reference), least: 2);
        double m = RowMatrix.Rows(current, columns, nameof(current), least: 2);
        var degrees = n + m - columns - 1;
        if (degrees < 1) throw new ArgumentException("There must be more rows than columns.", nameof(current));

        var (first, second) = (RowMatrix.Means(reference, columns), RowMatrix.Means(current, columns));
        var scatter = Matrix<double>.Build.Dense(columns, columns);
        Add(scatter, reference, first);
        Add(scatter, current, second);
        var gap = Vector<double>.Build.Dense(columns, column => first[column] - second[column]);
        var square = Form(scatter / (n + m - 2), gap, nameof(current));
        var statistic = n * m / (n + m) * square;
        var f = statistic * degrees / ((n + m - 2) * columns);
        var p = SpecialFunctions.BetaRegularized(degrees / 2, columns / 2.0, degrees / (degrees + columns * f));
        return new(statistic, Math.Sqrt(square), Math.Clamp(p, 0, 1));
    }

    private static void Add(Matrix<double> scatter, ReadOnlySpan<double> values, double[] means)
    {
        for (var start = 0; start < values.Length; start += means.Length)
            for (var a = 0; a < means.Length; a++)
                for (var b = 0; b < means.Length; b++)
                    scatter[a, b] += (values[start + a] - means[a]) * (values[start + b] - means[b]);
    }

    /// <summary>d′S⁻¹d by the Cholesky factor of the correlation matrix, so that units do not matter.</summary>
    private static double Form(Matrix<double> covariance, Vector<double> gap, string name)
    {
        var deviations = covariance.Diagonal().PointwiseSqrt();
        if (!(deviations.Minimum() > 0)) throw new ArgumentException("A column is constant in both samples.", name);
        var correlation = covariance.PointwiseDivide(deviations.OuterProduct(deviations));
        if (correlation.Evd(Symmetricity.Symmetric).EigenValues.Real().Minimum() < 1e-12)
            throw new ArgumentException("A column follows from others.", name);
        var scaled = gap.PointwiseDivide(deviations);
        return Math.Max(0, scaled * correlation.Cholesky().Solve(scaled));
    }
}
