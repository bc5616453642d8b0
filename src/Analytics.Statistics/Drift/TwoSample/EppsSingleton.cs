using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;
using MathNet.Numerics.LinearAlgebra;

namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>
/// Epps-Singleton test of two samples by their empirical characteristic functions at two points. Without a unit; unlike Kolmogorov-Smirnov it is
/// right for discrete values too and sees changes of spread well. Source: Epps &amp; Singleton 1986, "An omnibus test for the two-sample problem
/// using the empirical characteristic function", Journal of Statistical Computation and Simulation 26(3-4), 177-203.
/// </summary>
public static class EppsSingleton
{
    internal const int Features = 4;
    internal static readonly double[] Points = [0.4, 0.8];

    /// <summary>
    /// W, a quadratic form of the differences of mean cosines and sines at 0.4 and 0.8 over half the pooled interquartile range, and its
    /// p-value by the chi-square distribution with as many degrees of freedom as the form has rank. Samples below 25 values are corrected as in
    /// the paper (p. 187); below 5 the test says nothing. O(N log N).
    /// </summary>
    /// <param name="reference">Reference sample, at least five finite values.</param>
    /// <param name="current">Current sample, at least five finite values.</param>
    /// <returns>W and its p-value.</returns>
    /// <exception cref="ArgumentException">A sample has fewer than five values or one that is not finite, or the pooled interquartile range is 0 or
    /// overflows.</exception>
    public static TwoSampleTest Test(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        Sample.Check(reference);
        Sample.Check(current);
        return Test(ValueCounts.Of(reference), ValueCounts.Of(current));
    }

    /// <summary>The test of two tables, such as bins of mergeable histograms; O(k + l).</summary>
    /// <param name="reference">Reference rows by ascending value, at least five.</param>
    /// <param name="current">Current rows by ascending value, at least five.</param>
    /// <returns>W and its p-value.</returns>
    /// <exception cref="ArgumentException">A table has fewer than five rows, does not ascend, or holds a number out of its range, or the pooled
    /// interquartile range is 0 or overflows.</exception>
    public static TwoSampleTest Test(ReadOnlySpan<ValueCount> reference, ReadOnlySpan<ValueCount> current)
    {
        double n = Sample.Check(reference), m = Sample.Check(current);
        if (n < 5) throw new ArgumentException("The test needs at least five values.", nameof(reference));
        if (m < 5) throw new ArgumentException("The test needs at least five values.", nameof(current));
        var pooled = ValueCounts.Merge(reference, current);
        var scale = (Quantiles.Linear(pooled, 0.75) - Quantiles.Linear(pooled, 0.25)) / 2;
        if (scale is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentException("The interquartile range of the pooled values is 0 or not finite.", nameof(current));

        var (mean, covariance) = Describe(reference, scale);
        var (currentMean, currentCovariance) = Describe(current, scale);
        var (form, rank) = Form(mean - currentMean, covariance * ((n + m) / n) + currentCovariance * ((n + m) / m));
        var statistic = Correction(n, m) * (n + m) * form;
        return new(statistic, ChiSquareDistribution.Survival(statistic, rank));
    }

    /// <summary>Factor for small samples, p. 187 of the paper.</summary>
    internal static double Correction(double n, double m) =>
        Math.Max(n, m) < 25 ? 1 / (1 + Math.Pow(n + m, -0.45) + 10.1 * (Math.Pow(n, -1.7) + Math.Pow(m, -1.7))) : 1;

    /// <summary>Mean and covariance (divisor n) of the cosines and sines.</summary>
    private static (Vector<double> Mean, Matrix<double> Covariance) Describe(ReadOnlySpan<ValueCount> table, double scale)
    {
        var features = new double[Features];
        var (mean, squares, rows) = (new double[Features], new double[Features, Features], 0.0);
        foreach (var (value, count) in table)
        {
            if (count == 0) continue;
            for (var k = 0; k < Points.Length; k++)
            {
                (features[Points.Length + k], features[k]) = Math.SinCos(Points[k] / scale * value);
            }

            for (var a = 0; a < Features; a++) features[a] -= mean[a];
            var share = count / (rows + count);
            for (var a = 0; a < Features; a++)
                for (var b = 0; b < Features; b++) squares[a, b] += features[a] * features[b] * rows * share;
            for (var a = 0; a < Features; a++) mean[a] += features[a] * share;
            rows += count;
        }

        return (Vector<double>.Build.Dense(mean), Matrix<double>.Build.DenseOfArray(squares) / rows);
    }

    /// <summary>d′ C⁺ d and the rank of C, by its eigenvalues.</summary>
    internal static (double Form, int Rank) Form(Vector<double> difference, Matrix<double> covariance)
    {
        var eigen = covariance.Evd(Symmetricity.Symmetric);
        var values = eigen.EigenValues.Real();
        var (form, rank) = (0.0, 0);
        for (var k = 0; k < Features; k++)
        {
            if (values[k] <= 1e-15 * values.Maximum()) continue;
            var along = eigen.EigenVectors.Column(k) * difference;
            form += along * along / values[k];
            rank++;
        }

        return (form, rank);
    }
}
