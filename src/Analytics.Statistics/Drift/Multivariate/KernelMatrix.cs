using System.Numerics.Tensors;

namespace Analytics.Statistics.Drift.Multivariate;

/// <summary>Kernels between all pairs of rows, from which the discrepancy of any split of the rows follows.</summary>
internal sealed class KernelMatrix
{
    private readonly double[] kernels;
    private readonly double[] sums;
    private readonly int rows;

    internal KernelMatrix(ReadOnlySpan<double> values, int columns, double bandwidth)
    {
        rows = values.Length / columns;
        kernels = new double[rows * rows];
        for (var i = 0; i < rows; i++)
            for (var j = 0; j < i; j++)
            {
                var kernel = MaximumMeanDiscrepancy.Kernel(values.Slice(i * columns, columns), values.Slice(j * columns, columns), bandwidth);
                kernels[i * rows + j] = kernel;
                kernels[j * rows + i] = kernel;
            }

        sums = [.. Enumerable.Range(0, rows).Select(i => TensorPrimitives.Sum(Row(i)))];
    }

    /// <summary>The unbiased estimate for the split by labels, 1 for the reference and 0 for the current sample.</summary>
    internal double Squared(ReadOnlySpan<double> labels, int reference)
    {
        var within = 0.0;
        for (var i = 0; i < rows; i++)
            if (labels[i] > 0) within += TensorPrimitives.Dot(Row(i), labels);

        var between = TensorPrimitives.Dot(sums, labels) - within;
        var withinCurrent = TensorPrimitives.Sum(sums) - within - 2 * between;
        double n = reference, m = rows - reference;
        return within / (n * (n - 1)) + withinCurrent / (m * (m - 1)) - 2 * between / (n * m);
    }

    private ReadOnlySpan<double> Row(int row) => kernels.AsSpan(row * rows, rows);
}
