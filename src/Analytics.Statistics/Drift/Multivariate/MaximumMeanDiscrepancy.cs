using System.Numerics.Tensors;
using Analytics.Statistics.Drift.TwoSample;

namespace Analytics.Statistics.Drift.Multivariate;

/// <summary>
/// Squared maximum mean discrepancy of two samples of rows with a Gaussian kernel: sees any difference of the joint distribution, given enough
/// rows. Without a unit. Source: Gretton et al. 2012, "A kernel two-sample test", Journal of Machine Learning Research 13, 723-773, lemma 6.
/// </summary>
public static class MaximumMeanDiscrepancy
{
    /// <summary>Most rows of both samples together that the permutation test takes: its kernel matrix then has 200 MB.</summary>
    public const int MostRows = 5000;

    /// <summary>The unbiased estimate: the mean kernel within each sample less twice that between them. May be negative. O(N²·d).</summary>
    /// <param name="reference">Reference rows, one after the other, at least two, finite.</param>
    /// <param name="current">Current rows, at least two.</param>
    /// <param name="columns">Values in a row, at least 1.</param>
    /// <param name="bandwidth">Width of the kernel, above 0; see <see cref="RbfBandwidth"/>.</param>
    /// <returns>The estimate, at most 2; its expectation is 0 without drift.</returns>
    /// <exception cref="ArgumentException">A sample has fewer than two rows, is not of whole rows, or not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no column, or the bandwidth is not above 0.</exception>
    public static double Squared(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int columns, double bandwidth)
    {
        var (n, m) = Check(reference, current, columns, bandwidth);
        var (within, withinCurrent, between) = (0.0, 0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            var row = reference.Slice(i * columns, columns);
            for (var j = i + 1; j < n; j++) within += Kernel(row, reference.Slice(j * columns, columns), bandwidth);
            for (var j = 0; j < m; j++) between += Kernel(row, current.Slice(j * columns, columns), bandwidth);
        }

        for (var i = 0; i < m; i++)
            for (var j = i + 1; j < m; j++)
                withinCurrent += Kernel(current.Slice(i * columns, columns), current.Slice(j * columns, columns), bandwidth);
        return 2 * within / ((double)n * (n - 1)) + 2 * withinCurrent / ((double)m * (m - 1)) - 2 * between / ((double)n * m);
    }

    /// <summary>
    /// The estimate and its p-value by permutation of the rows between the samples, (1 + permutations at least as large) / (1 + permutations):
    /// false alarms are at most its level at any size (Phipson &amp; Smyth 2010, "Permutation p-values should never be zero", Statistical
    /// Applications in Genetics and Molecular Biology 9(1), 39). O(N²·(d + permutations)), and N² numbers of memory.
    /// </summary>
    /// <param name="reference">Reference rows, one after the other, at least two, finite.</param>
    /// <param name="current">Current rows, at least two; at most <see cref="MostRows"/> with the reference.</param>
    /// <param name="columns">Values in a row, at least 1.</param>
    /// <param name="bandwidth">Width of the kernel, above 0; to keep the test exact, a rule symmetric in the samples.</param>
    /// <param name="seed">Seed of the permutations: equal seeds give equal results.</param>
    /// <param name="permutations">Permutations, at least 1.</param>
    /// <returns>The estimate and its p-value.</returns>
    /// <exception cref="ArgumentException">A sample has fewer than two rows, is not of whole rows, or not finite, or there are too many rows.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static TwoSampleTest Test(
        ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int columns, double bandwidth, int seed, int permutations = 199)
    {
        var chance = Permute(reference, current, columns, bandwidth, seed, permutations, out var observed);
        var limit = observed - 1e-13;
        return new(observed, (1.0 + chance.Count(each => each >= limit)) / (1 + permutations));
    }

    /// <summary>Estimates of random splits of the pooled rows, and that of the split given.</summary>
    internal static double[] Permute(
        ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int columns, double bandwidth, int seed, int permutations, out double observed)
    {
        var (n, m) = Check(reference, current, columns, bandwidth);
        ArgumentOutOfRangeException.ThrowIfLessThan(permutations, 1);
        if (n + m > MostRows) throw new ArgumentException("There are too many rows for a permutation test: draw a sample.", nameof(current));

        var kernel = new KernelMatrix([.. reference, .. current], columns, bandwidth);
        var labels = new double[n + m];
        labels.AsSpan(0, n).Fill(1);
        observed = kernel.Squared(labels, n);
        var (random, estimates) = (new Random(seed), new double[permutations]);
        foreach (ref var estimate in estimates.AsSpan())
        {
            random.Shuffle(labels);
            estimate = kernel.Squared(labels, n);
        }

        return estimates;
    }

    internal static double Kernel(ReadOnlySpan<double> left, ReadOnlySpan<double> right, double bandwidth)
    {
        var distance = TensorPrimitives.Distance(left, right) / bandwidth;
        return Math.Exp(-distance * distance / 2);
    }

    private static (int Reference, int Current) Check(ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int columns, double bandwidth)
    {
        if (!(bandwidth > 0 && double.IsFinite(bandwidth)))
            throw new ArgumentOutOfRangeException(nameof(bandwidth), "The bandwidth must be finite and above 0.");
        return (RowMatrix.Rows(reference, columns, nameof(reference), least: 2), RowMatrix.Rows(current, columns, nameof(current), least: 2));
    }
}
