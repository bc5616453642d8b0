using System.Numerics.Tensors;

namespace Analytics.Statistics.Drift.Multivariate;

/// <summary>Distance between the mean rows of two samples, such as embeddings. Sees a shift of the mean only; grows with chance in small samples, so
/// use <see cref="HotellingTSquared"/> or <see cref="MaximumMeanDiscrepancy"/> for a verdict.</summary>
public static class MeanVector
{
    /// <summary>The distance, in the unit of the values but for the cosine's, which has none; O(N·d).</summary>
    /// <param name="reference">Reference rows, one after the other, finite.</param>
    /// <param name="current">Current rows.</param>
    /// <param name="columns">Values in a row, at least 1.</param>
    /// <param name="distance">How the distance is taken.</param>
    /// <returns>The distance, at least 0.</returns>
    /// <exception cref="ArgumentException">A sample is empty, not of whole rows, or not finite, or a mean of length 0 has no cosine.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no column.</exception>
    public static double Distance(
        ReadOnlySpan<double> reference, ReadOnlySpan<double> current, int columns, VectorDistance distance = VectorDistance.Euclidean)
    {
        RowMatrix.Rows(reference, columns, nameof(reference));
        RowMatrix.Rows(current, columns, nameof(current));
        var (first, second) = (RowMatrix.Means(reference, columns), RowMatrix.Means(current, columns));
        if (distance == VectorDistance.Cosine) return Cosine(first, second);

        TensorPrimitives.Subtract(first, second, first);
        return distance switch
        {
            VectorDistance.CityBlock => TensorPrimitives.SumOfMagnitudes<double>(first),
            VectorDistance.Chebyshev => Math.Abs(TensorPrimitives.MaxMagnitude<double>(first)),
            _ => TensorPrimitives.Norm<double>(first),
        };
    }

    private static double Cosine(double[] first, double[] second)
    {
        if (TensorPrimitives.Norm<double>(first) <= 0 || TensorPrimitives.Norm<double>(second) <= 0)
            throw new ArgumentException("A mean of length 0 has no cosine.", nameof(second));
        return Math.Max(0, 1 - TensorPrimitives.CosineSimilarity<double>(first, second));
    }
}
