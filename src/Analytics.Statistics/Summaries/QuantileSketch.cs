namespace Analytics.Statistics.Summaries;

/// <summary>
/// Quantile sketch of any finite values in a few kilobytes (KLL): levels of buffers in which a value stands for 2^level values; a full buffer is
/// sorted, and every other value goes up a level. Ranks are within <see cref="RankError"/> of the truth, as a share of all values, with 99 %
/// confidence each, whatever the distribution and the order; the range is exact. Mergeable: merged parts keep the bound. The coins follow from the seed, so
/// that equal seeds and values give equal sketches, and p-values from them do not change from run to run.
/// State O(size), O(1) amortised to add a value. Not thread-safe.
/// Source: Karnin, Lang &amp; Liberty 2016, "Optimal quantile approximation in streams", FOCS, 71-78; the constants of the bound are those that the
/// Apache DataSketches project fitted for this shape of buffers (shrinking by 2/3, none below 8).
/// </summary>
public sealed class QuantileSketch
{
    private const byte Version = 1;
    private const double Shrinkage = 2.0 / 3;
    private const int SmallestBuffer = 8;
    private readonly List<List<double>> levels = [[]];
    private int size;
    private RandomSequence random;
    private long count;
    private double min;
    private double max;

    /// <summary>An empty sketch.</summary>
    /// <param name="size">Capacity of the largest buffer, from 8 to 65,535; the whole sketch holds about three times as many values.</param>
    /// <param name="seed">Seed of the coins. Sketches to be merged had better have different ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range.</exception>
    public QuantileSketch(int size = 200, int seed = 0)
    {
        if (size is < 8 or > 65_535) throw new ArgumentOutOfRangeException(nameof(size), "The size must be from 8 to 65,535.");
        (this.size, random) = (size, RandomSequence.Of(seed));
    }

    /// <summary>Values added.</summary>
    public long Count => count;

    /// <summary>Smallest value, exact; 0 where there is none.</summary>
    public double Min => min;

    /// <summary>Largest value, exact; 0 where there is none.</summary>
    public double Max => max;

    /// <summary>Error of a single rank as a share of all values, at 99 % confidence; 0.0133 at the size of 200. Fewer values than the size are kept exactly.</summary>
    public double RankError => 2.296 / Math.Pow(size, 0.9723);

    /// <summary>The sketch that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A sketch that goes on as the saved one would.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static QuantileSketch FromBytes(ReadOnlySpan<byte> state)
    {
        var sketch = new QuantileSketch();
        StateTransfer.Load(StateKind.QuantileSketch, Version, state, sketch.Carry);
        return sketch;
    }

    /// <summary>Adds a value; O(1) amortised.</summary>
    /// <param name="value">A finite value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public void Add(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), "The value must be finite.");

        (min, max) = count == 0 ? (value, value) : (Math.Min(min, value), Math.Max(max, value));
        count++;
        levels[0].Add(value);
        if (levels[0].Count >= Capacity(0)) Compress();
    }

    /// <summary>Adds the values of another sketch; O(size).</summary>
    /// <param name="other">The other sketch, which stays as it is. Of another size the larger error rules.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The other sketch is this one.</exception>
    public void Merge(QuantileSketch other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(this, other)) throw new ArgumentException("A sketch cannot be merged with itself.", nameof(other));
        if (other.count == 0) return;

        (min, max) = count == 0 ? (other.min, other.max) : (Math.Min(min, other.min), Math.Max(max, other.max));
        count += other.count;
        size = Math.Min(size, other.size);
        while (levels.Count < other.levels.Count) levels.Add([]);
        for (var level = 0; level < other.levels.Count; level++) levels[level].AddRange(other.levels[level]);
        Compress();
    }

    /// <summary>Share of the values that are at most this one, within <see cref="RankError"/>; O(size).</summary>
    /// <param name="value">Any value but NaN.</param>
    /// <returns>The share, in [0, 1]; exactly 0 below the smallest value and 1 from the largest on.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN.</exception>
    /// <exception cref="InvalidOperationException">The sketch is empty.</exception>
    public double Rank(double value)
    {
        if (double.IsNaN(value)) throw new ArgumentOutOfRangeException(nameof(value), "The value must be a number.");
        ThrowIfEmpty();
        if (value < min) return 0;
        if (value >= max) return 1;

        var below = 0L;
        for (var level = 0; level < levels.Count; level++)
        {
            foreach (var each in levels[level]) below += each <= value ? 1L << level : 0;
        }

        return (double)below / count;
    }

    /// <summary>A value whose rank is within <see cref="RankError"/> of a probability; O(size log size).</summary>
    /// <param name="probability">Probability in [0, 1]; 0 and 1 give the exact range.</param>
    /// <returns>One of the values added, in their unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The sketch is empty.</exception>
    public double Quantile(double probability)
    {
        if (probability is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(probability), "The probability must be in [0, 1].");
        ThrowIfEmpty();
        if (probability is 0 or 1) return probability is 0 ? min : max;

        var (wanted, below) = (Math.Ceiling(probability * count), 0L);
        foreach (var point in Points())
        {
            below += point.Count;
            if (below >= wanted) return point.Value;
        }

        return max;
    }

    /// <summary>What the sketch holds: values that stand for several, from which distances between distributions can be computed; O(size log size).</summary>
    /// <returns>Points in ascending order of the values, equal ones joined; their weights add up to <see cref="Count"/>.</returns>
    public IReadOnlyList<ValueCount> Points()
    {
        var points = levels.SelectMany((values, level) => values.Select(value => new ValueCount(value, 1L << level))).ToArray();
        Array.Sort(points, (left, right) => left.Value.CompareTo(right.Value));
        var joined = new List<ValueCount>(points.Length);
        foreach (var point in points)
        {
            if (joined.Count > 0 && joined[^1].Value.Equals(point.Value)) joined[^1] = new(point.Value, joined[^1].Count + point.Count);
            else joined.Add(point);
        }

        return joined;
    }

    /// <summary>The parameters and the whole state as versioned bytes.</summary>
    /// <returns>A new array.</returns>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.QuantileSketch, Version, Carry);

    private int Capacity(int level) => Math.Max(SmallestBuffer, (int)Math.Ceiling(size * Math.Pow(Shrinkage, levels.Count - 1 - level)));

    private void Compress()
    {
        for (var level = 0; level < levels.Count; level++)
        {
            if (levels[level].Count < Capacity(level)) continue;
            if (level + 1 == levels.Count) levels.Add([]);
            Promote(levels[level], levels[level + 1]);
        }
    }

    /// <summary>Sorts a buffer and moves every other value up; of an odd number one end stays, chosen by a coin as well.</summary>
    private void Promote(List<double> from, List<double> to)
    {
        from.Sort();
        var (lone, offset) = (from.Count % 2, random.Coin() ? 1 : 0);
        var keptAt = lone == 1 && random.Coin() ? from.Count - 1 : 0;
        var first = lone == 1 && keptAt == 0 ? 1 : 0;
        for (var index = first + offset; index < first + (from.Count - lone); index += 2) to.Add(from[index]);
        var kept = from[keptAt];
        from.Clear();
        if (lone == 1) from.Add(kept);
    }

    private void ThrowIfEmpty()
    {
        if (count == 0) throw new InvalidOperationException("An empty sketch has no quantile and no rank.");
    }

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref size);
        random.Carry(transfer);
        transfer.Carry(ref count);
        transfer.Carry(ref min);
        transfer.Carry(ref max);
        var length = transfer.Length(levels.Count, sizeof(int));
        if (transfer.Reading) levels.Clear();
        for (var level = 0; level < length; level++)
        {
            double[] values = transfer.Reading ? [] : [.. levels[level]];
            transfer.Carry(ref values);
            if (transfer.Reading) levels.Add([.. values]);
        }
    }
}
