namespace Analytics.Statistics.Summaries;

/// <summary>
/// Uniform sample without replacement of a stream: each value draws a random number, and those with the smallest numbers stay. Every set of so many
/// values is equally likely. Mergeable: merged samples of parts with different seeds are a sample of the whole. State O(size); O(log size) for a value
/// that enters, O(1) for others. Not thread-safe.
/// Source: Vitter 1985, "Random sampling with a reservoir", ACM Transactions on Mathematical Software 11(1), 37-57; the form with the smallest
/// numbers is bottom-k sampling, Cohen &amp; Kaplan 2007, "Summarizing data using bottom-k sketches", PODC, 225-234.
/// </summary>
public sealed class ReservoirSample
{
    private const byte Version = 1;
    private readonly PriorityQueue<double, ulong> kept = new(Comparer<ulong>.Create((left, right) => right.CompareTo(left)));
    private int size;
    private RandomSequence random;
    private long count;

    /// <summary>A sample without values.</summary>
    /// <param name="size">Values to keep, at least 1.</param>
    /// <param name="seed">Seed of the draws. Samples to be merged must have different ones.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1.</exception>
    public ReservoirSample(int size, int seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        (this.size, random) = (size, RandomSequence.Of(seed));
    }

    /// <summary>Values of the stream.</summary>
    public long Count => count;

    /// <summary>The sampled values, in the order of their random numbers; all values while there are at most so many.</summary>
    public IReadOnlyList<double> Values => [.. Ordered().Select(entry => entry.Element)];

    /// <summary>The sample that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A sample that goes on as the saved one would.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static ReservoirSample FromBytes(ReadOnlySpan<byte> state)
    {
        var sample = new ReservoirSample(1, 0);
        StateTransfer.Load(StateKind.ReservoirSample, Version, state, sample.Carry);
        return sample;
    }

    /// <summary>Adds a value of the stream.</summary>
    /// <param name="value">A finite value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public void Add(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), "The value must be finite.");
        count++;
        Keep(value, random.Next());
    }

    /// <summary>Adds the stream of another sample; O(size log size).</summary>
    /// <param name="other">A sample with another seed, which stays as it is. Of another size the smaller one rules.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The other sample is this one.</exception>
    public void Merge(ReservoirSample other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(this, other)) throw new ArgumentException("A sample cannot be merged with itself.", nameof(other));

        (count, size) = (count + other.count, Math.Min(size, other.size));
        while (kept.Count > size) kept.Dequeue();
        foreach (var (value, number) in other.kept.UnorderedItems) Keep(value, number);
    }

    /// <summary>The parameters and the whole state as versioned bytes.</summary>
    /// <returns>A new array.</returns>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.ReservoirSample, Version, Carry);

    private void Keep(double value, ulong number)
    {
        if (kept.Count < size) kept.Enqueue(value, number);
        else kept.EnqueueDequeue(value, number);
    }

    private IEnumerable<(double Element, ulong Priority)> Ordered() => kept.UnorderedItems.OrderBy(entry => entry.Priority);

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref size);
        random.Carry(transfer);
        transfer.Carry(ref count);
        var entries = transfer.Reading ? [] : Ordered().ToArray();
        var length = transfer.Length(entries.Length, sizeof(double) + sizeof(ulong));
        for (var index = 0; index < length; index++)
        {
            var (value, number) = transfer.Reading ? (0, 0) : entries[index];
            transfer.Carry(ref value);
            transfer.Carry(ref number);
            if (transfer.Reading) kept.Enqueue(value, number);
        }
    }
}
