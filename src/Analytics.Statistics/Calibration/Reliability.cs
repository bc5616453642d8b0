using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Calibration;

/// <summary>
/// Reliability diagrams: the share of positives against the mean probability in bins of the probability, from the lowest. Empty bins are left
/// out. Under about ten rows a bin the gaps are noise: see the interval of each.
/// Source: DeGroot &amp; Fienberg 1983, "The comparison and evaluation of forecasters", The Statistician 32(1/2), 12-22.
/// </summary>
public static class Reliability
{
    /// <summary>Bins of equal width over [0, 1]; an inner edge belongs to the bin below it. O(n + bins).</summary>
    /// <param name="probabilities">Predicted probability of a positive of each row, in [0, 1]; at least one.</param>
    /// <param name="labels">Label of each row, true for positive.</param>
    /// <param name="bins">Bins, at least 1.</param>
    /// <returns>The bins that are not empty.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a probability is out of its range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is below 1.</exception>
    public static IReadOnlyList<ReliabilityBin> EqualWidth(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int bins = 10)
    {
        CalibrationRows.Check(probabilities, labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);

        return Between(Edges(bins), probabilities, labels);
    }

    /// <summary>
    /// Bins between quantiles of the probabilities (linear interpolation, type 7 of Hyndman &amp; Fan 1996, "Sample quantiles in statistical
    /// packages", The American Statistician 50(4), 361-365); an inner edge belongs to the bin below it, equal probabilities share a bin. O(n log n).
    /// </summary>
    /// <param name="probabilities">Predicted probability of a positive of each row, in [0, 1]; at least one.</param>
    /// <param name="labels">Label of each row, true for positive.</param>
    /// <param name="bins">Bins, at least 1.</param>
    /// <returns>The bins that are not empty.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a probability is out of its range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is below 1.</exception>
    public static IReadOnlyList<ReliabilityBin> Quantiles(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int bins = 10)
    {
        CalibrationRows.Check(probabilities, labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);

        var sorted = probabilities.ToArray();
        Array.Sort(sorted);
        var edges = new double[bins - 1];
        for (var edge = 0; edge < edges.Length; edge++)
        {
            var position = (edge + 1) * (1.0 / bins) * (sorted.Length - 1);
            var index = Math.Min((int)position, Math.Max(0, sorted.Length - 2));
            edges[edge] = sorted[index] + (position - index) * (sorted[Math.Min(index + 1, sorted.Length - 1)] - sorted[index]);
        }

        return Between(edges, probabilities, labels);
    }

    /// <summary>
    /// Bins of ⌊n / bins⌋ rows in ascending order of probability, the last one taking the rest; equal probabilities may be parted, in the order
    /// of the rows. With no more than two rows a bin wanted, it is ⌊n / 2⌋ bins. O(n log n).
    /// </summary>
    /// <param name="probabilities">Predicted probability of a positive of each row, in [0, 1]; at least one.</param>
    /// <param name="labels">Label of each row, true for positive.</param>
    /// <param name="bins">Bins wanted, at least 1; more come out where n is small and no multiple of them.</param>
    /// <returns>The bins.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a probability is out of its range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is below 1.</exception>
    public static IReadOnlyList<ReliabilityBin> EqualCount(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int bins = 10)
    {
        CalibrationRows.Check(probabilities, labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);

        var order = Scoring.RowOrder.Ascending(probabilities.ToArray());
        var wanted = order.Length <= 2 * bins ? Math.Max(1, order.Length / 2) : bins;
        var width = order.Length / wanted;
        var result = new ReliabilityBin[order.Length / width];
        for (var bin = 0; bin < result.Length; bin++)
        {
            var (sum, positives) = (0.0, 0L);
            var end = bin == result.Length - 1 ? order.Length : (bin + 1) * width;
            for (var rank = bin * width; rank < end; rank++)
            {
                sum += probabilities[order[rank]];
                positives += labels[order[rank]] ? 1 : 0;
            }

            result[bin] = Bin(sum, positives, end - bin * width);
        }

        return result;
    }

    /// <summary>Inner edges of bins of equal width over [0, 1].</summary>
    internal static double[] Edges(int bins)
    {
        var edges = new double[bins - 1];
        for (var edge = 0; edge < edges.Length; edge++) edges[edge] = (edge + 1) * (1.0 / bins);
        return edges;
    }

    /// <summary>Index of the first edge that is at least the value, which is that of its bin.</summary>
    internal static int BinOf(double[] edges, double value)
    {
        var (low, high) = (0, edges.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (edges[middle] < value) low = middle + 1; else high = middle;
        }

        return low;
    }

    private static List<ReliabilityBin> Between(double[] edges, ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels)
    {
        var (counts, positives, sums) = (new long[edges.Length + 1], new long[edges.Length + 1], new double[edges.Length + 1]);
        for (var row = 0; row < labels.Length; row++)
        {
            var bin = BinOf(edges, probabilities[row]);
            counts[bin]++;
            positives[bin] += labels[row] ? 1 : 0;
            sums[bin] += probabilities[row];
        }

        var result = new List<ReliabilityBin>(counts.Length);
        for (var bin = 0; bin < counts.Length; bin++)
        {
            if (counts[bin] > 0) result.Add(Bin(sums[bin], positives[bin], counts[bin]));
        }

        return result;
    }

    private static ReliabilityBin Bin(double sum, long positives, long count) =>
        new(Math.Clamp(sum / count, 0, 1), (double)positives / count, Proportion.Wilson(positives, count), count);
}
