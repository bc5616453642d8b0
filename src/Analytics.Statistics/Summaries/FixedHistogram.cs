namespace Analytics.Statistics.Summaries;

/// <summary>
/// Counts of values in bins with given edges, and of those below and above all bins. Bins are half-open, [edge, next edge), but the last one has
/// its upper edge. Mergeable exactly. O(log bins) to add a value. Not thread-safe.
/// </summary>
public sealed class FixedHistogram
{
    private const byte Version = 1;
    private double[] edges;
    private long[] counts;
    private long below;
    private long above;

    /// <summary>An empty histogram.</summary>
    /// <param name="edges">Edges of the bins, ascending without equals, finite, at least two.</param>
    /// <exception cref="ArgumentException">There are fewer than two edges, or they are not finite or do not ascend.</exception>
    public FixedHistogram(params ReadOnlySpan<double> edges)
    {
        if (edges.Length < 2) throw new ArgumentException("A histogram needs at least two edges.", nameof(edges));
        for (var index = 0; index < edges.Length; index++)
        {
            if (!double.IsFinite(edges[index]) || (index > 0 && !(edges[index] > edges[index - 1])))
                throw new ArgumentException("The edges must be finite and ascend.", nameof(edges));
        }

        (this.edges, counts) = (edges.ToArray(), new long[edges.Length - 1]);
    }

    /// <summary>Edges of the bins.</summary>
    public IReadOnlyList<double> Edges => edges;

    /// <summary>Values added.</summary>
    public long Count => below + above + counts.Sum();

    /// <summary>Values below the first edge.</summary>
    public long Below => below;

    /// <summary>Values above the last edge.</summary>
    public long Above => above;

    /// <summary>The bins, ascending.</summary>
    public IReadOnlyList<CountedBin> Bins => [.. counts.Select((count, bin) => new CountedBin(edges[bin], edges[bin + 1], count))];

    /// <summary>The histogram that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>An equal histogram.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static FixedHistogram FromBytes(ReadOnlySpan<byte> state)
    {
        var histogram = new FixedHistogram(0, 1);
        StateTransfer.Load(StateKind.FixedHistogram, Version, state, histogram.Carry);
        return histogram;
    }

    /// <summary>Counts a value; O(log bins).</summary>
    /// <param name="value">Any value but NaN.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN.</exception>
    public void Add(double value)
    {
        if (double.IsNaN(value)) throw new ArgumentOutOfRangeException(nameof(value), "The value must be a number.");

        var place = edges.AsSpan().BinarySearch(value);
        var bin = place >= 0 ? Math.Min(place, counts.Length - 1) : ~place - 1;
        if (bin < 0) below++;
        else if (bin == counts.Length) above++;
        else counts[bin]++;
    }

    /// <summary>Adds the counts of another histogram; O(bins).</summary>
    /// <param name="other">A histogram with the same edges, which stays as it is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The edges differ.</exception>
    public void Merge(FixedHistogram other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (!edges.AsSpan().SequenceEqual(other.edges)) throw new ArgumentException("The edges must be the same.", nameof(other));

        (below, above) = (below + other.below, above + other.above);
        for (var bin = 0; bin < counts.Length; bin++) counts[bin] += other.counts[bin];
    }

    /// <summary>The edges and counts as versioned bytes.</summary>
    /// <returns>A new array.</returns>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.FixedHistogram, Version, Carry);

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref edges);
        transfer.Carry(ref counts);
        transfer.Carry(ref below);
        transfer.Carry(ref above);
    }
}
