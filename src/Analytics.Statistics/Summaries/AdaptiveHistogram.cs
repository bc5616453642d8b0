namespace Analytics.Statistics.Summaries;

/// <summary>
/// Histogram that finds its bins: their width is the least power of two at which so many cover the range seen so far, their edges multiples of it.
/// The bins follow from the set of values alone, not from their order, so that merged parts equal the whole exactly. The width is below
/// 2 · range / (bins − 1), and a quantile is within one width of an order statistic. O(1) to add a value, O(bins) where the range grows past the bins.
/// Not thread-safe.
/// </summary>
public sealed class AdaptiveHistogram
{
    private const byte Version = 1;
    private const int LeastExponent = -1074;
    private const double LargestIndex = 1L << 52;
    private long[] counts;
    private long first;
    private int exponent = LeastExponent;
    private long count;
    private double min;
    private double max;

    /// <summary>An empty histogram.</summary>
    /// <param name="bins">Most bins, from 2 to 65,536.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of bins is out of its range.</exception>
    public AdaptiveHistogram(int bins = 256)
    {
        if (bins is < 2 or > 65_536) throw new ArgumentOutOfRangeException(nameof(bins), "The bins must be from 2 to 65,536.");
        counts = new long[bins];
    }

    /// <summary>Values added.</summary>
    public long Count => count;

    /// <summary>Smallest value, exact; 0 where there is none.</summary>
    public double Min => min;

    /// <summary>Largest value, exact; 0 where there is none.</summary>
    public double Max => max;

    /// <summary>Width of every bin, a power of two, in the unit of the values.</summary>
    public double Width => Math.ScaleB(1, exponent);

    /// <summary>The bins that hold values, ascending and half-open; at most as many as the histogram was made with.</summary>
    public IReadOnlyList<CountedBin> Bins =>
    [
        .. counts.Select((each, bin) => new CountedBin(Edge(first + bin), Edge(first + bin + 1), each)).Where(bin => bin.Count > 0),
    ];

    /// <summary>The histogram that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>An equal histogram.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static AdaptiveHistogram FromBytes(ReadOnlySpan<byte> state)
    {
        var histogram = new AdaptiveHistogram();
        StateTransfer.Load(StateKind.AdaptiveHistogram, Version, state, histogram.Carry);
        return histogram;
    }

    /// <summary>Counts a value.</summary>
    /// <param name="value">A finite value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public void Add(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), "The value must be finite.");

        Cover(value, value);
        count++;
        counts[(int)((long)Index(value, exponent) - first)]++;
    }

    /// <summary>Adds the counts of another histogram; the result equals the histogram of all values. O(bins).</summary>
    /// <param name="other">A histogram with as many bins, which stays as it is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The number of bins differs.</exception>
    public void Merge(AdaptiveHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (counts.Length != other.counts.Length) throw new ArgumentException("The number of bins must be the same.", nameof(other));
        if (other.count == 0) return;

        var (otherFirst, otherExponent, otherCount, otherCounts) = (other.first, other.exponent, other.count, (long[])other.counts.Clone());
        Cover(other.min, other.max);
        for (var bin = 0; bin < otherCounts.Length; bin++)
        {
            if (otherCounts[bin] > 0) counts[(int)(Halved(otherFirst + bin, exponent - otherExponent) - first)] += otherCounts[bin];
        }

        count += otherCount;
    }

    /// <summary>Quantile, linear within its bin and never out of the range; within <see cref="Width"/> of the order statistic. O(bins).</summary>
    /// <param name="probability">Probability in [0, 1].</param>
    /// <returns>The quantile, in the unit of the values.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The histogram is empty.</exception>
    public double Quantile(double probability)
    {
        if (probability is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(probability), "The probability must be in [0, 1].");
        if (count == 0) throw new InvalidOperationException("An empty histogram has no quantile.");

        var (wanted, below) = (probability * count, 0L);
        for (var bin = 0; bin < counts.Length; bin++)
        {
            if (counts[bin] > 0 && below + counts[bin] >= wanted)
                return Math.Clamp(Edge(first + bin) + Width * ((wanted - below) / counts[bin]), min, max);
            below += counts[bin];
        }

        return max;
    }

    /// <summary>The bins as versioned bytes.</summary>
    /// <returns>A new array.</returns>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.AdaptiveHistogram, Version, Carry);

    /// <summary>⌊value / 2^exponent⌋; rounding to 0 keeps the sign.</summary>
    private static double Index(double value, int exponent)
    {
        var scaled = Math.ScaleB(value, -exponent);
        return scaled is 0 && value < 0 ? -1 : Math.Floor(scaled);
    }

    private static long Halved(long index, int times) => index >> Math.Min(times, 63);

    private double Edge(long index) => Math.ScaleB(index, exponent);

    /// <summary>Widens the bins, and moves them, until they cover these values as well.</summary>
    private void Cover(double low, double high)
    {
        if (count > 0 && low >= min && high <= max) return;

        (min, max) = count == 0 ? (low, high) : (Math.Min(low, min), Math.Max(high, max));
        var (wider, start) = (exponent, first);
        if (!Fits(wider)) wider = Math.Max(wider, Math.ILogB(Math.Max(Math.Abs(min), Math.Abs(max))) - 52);
        while (!Fits(wider)) wider++;
        var lowest = (long)Index(min, wider);
        if (wider == exponent && lowest == start) return;

        var moved = new long[counts.Length];
        for (var bin = 0; bin < counts.Length; bin++)
        {
            if (counts[bin] > 0) moved[(int)(Halved(start + bin, wider - exponent) - lowest)] += counts[bin];
        }

        (counts, first, exponent) = (moved, lowest, wider);
    }

    private bool Fits(int wider)
    {
        var (low, high) = (Index(min, wider), Index(max, wider));
        return Math.Abs(low) < LargestIndex && Math.Abs(high) < LargestIndex && high - low < counts.Length;
    }

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref counts);
        transfer.Carry(ref first);
        transfer.Carry(ref exponent);
        transfer.Carry(ref count);
        transfer.Carry(ref min);
        transfer.Carry(ref max);
    }
}
