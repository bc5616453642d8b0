namespace Analytics.Statistics.Summaries;

/// <summary>
/// Counts of items of a stream without keeping the items: rows of counters, one of which in each row a hash of the item picks; the estimate is the
/// least of them. It is never below the true count, and above it by more than error · total with at most the given probability. Mergeable exactly.
/// State O(ln(1/failure) / error). Not thread-safe.
/// Source: Cormode &amp; Muthukrishnan 2005, "An improved data stream summary: the count-min sketch and its applications", Journal of
/// Algorithms 55(1), 58-75; two hashes for all rows by Kirsch &amp; Mitzenmacher 2006, "Less hashing, same performance", ESA, 456-467.
/// </summary>
public sealed class CountMinSketch
{
    private const byte Version = 1;
    private int width;
    private int depth;
    private long[] counters;
    private long total;

    /// <summary>A sketch without items.</summary>
    /// <param name="error">Excess of an estimate as a share of all counts, from 10⁻⁶ to below 1.</param>
    /// <param name="failure">Probability that an estimate exceeds the error, from 10⁻⁹ to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public CountMinSketch(double error = 0.001, double failure = 0.01)
    {
        if (error is not (>= 1e-6 and < 1)) throw new ArgumentOutOfRangeException(nameof(error), "The error must be from 1e-6 to below 1.");
        if (failure is not (>= 1e-9 and < 1)) throw new ArgumentOutOfRangeException(nameof(failure), "The failure must be from 1e-9 to below 1.");
        (width, depth) = ((int)Math.Ceiling(Math.E / error), (int)Math.Ceiling(-Math.Log(failure)));
        counters = new long[width * depth];
    }

    /// <summary>Sum of all counts.</summary>
    public long Total => total;

    /// <summary>The sketch that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>An equal sketch.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static CountMinSketch FromBytes(ReadOnlySpan<byte> state)
    {
        var sketch = new CountMinSketch();
        StateTransfer.Load(StateKind.CountMinSketch, Version, state, sketch.Carry);
        return sketch;
    }

    /// <summary>Counts an item; O(depth + length).</summary>
    /// <param name="item">The item.</param>
    /// <param name="count">How often, at least 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public void Add(string item, long count = 1)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        total += count;
        var hash = Hashing.Of(item);
        for (var row = 0; row < depth; row++) counters[Place(hash, row)] += count;
    }

    /// <summary>Upper bound of the count of an item; O(depth + length).</summary>
    /// <param name="item">The item.</param>
    /// <returns>At least its count, and at least 0.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is null.</exception>
    public long Estimate(string item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var (hash, least) = (Hashing.Of(item), long.MaxValue);
        for (var row = 0; row < depth; row++) least = Math.Min(least, counters[Place(hash, row)]);
        return least;
    }

    /// <summary>Adds the counts of another sketch; O(width · depth).</summary>
    /// <param name="other">A sketch of the same error and failure, which stays as it is.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">Error or failure differ.</exception>
    public void Merge(CountMinSketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if ((width, depth) != (other.width, other.depth)) throw new ArgumentException("Error and failure must be the same.", nameof(other));
        total += other.total;
        System.Numerics.Tensors.TensorPrimitives.Add<long>(counters, other.counters, counters);
    }

    /// <summary>The parameters and the counters as versioned bytes.</summary>
    /// <returns>A new array.</returns>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.CountMinSketch, Version, Carry);

    private int Place(ulong hash, int row)
    {
        var step = Hashing.Mix(hash) | 1;
        return row * width + (int)((hash + (ulong)row * step) % (ulong)width);
    }

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref width);
        transfer.Carry(ref depth);
        transfer.Carry(ref counters);
        transfer.Carry(ref total);
    }
}
