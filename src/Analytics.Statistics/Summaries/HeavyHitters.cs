namespace Analytics.Statistics.Summaries;

/// <summary>
/// The most frequent items of a stream: a bounded table of counters that gives way evenly when it is full (Misra and Gries). Every count is
/// between its counter and counter + <see cref="Error"/>, and Error is at most total / (size + 1), so that no item with a larger share is missed.
/// Mergeable: merged parts keep the bound. State O(size), O(1) amortised to count an item. Not thread-safe.
/// Source: Misra &amp; Gries 1982, "Finding repeated elements", Science of Computer Programming 2(2), 143-152; merging by Agarwal, Cormode, Huang,
/// Phillips, Wei &amp; Yi 2013, "Mergeable summaries", ACM Transactions on Database Systems 38(4), 26.
/// </summary>
public sealed class HeavyHitters
{
    private const byte Version = 1;
    private readonly Dictionary<string, long> counters = new(StringComparer.Ordinal);
    private int size;
    private long total;
    private long error;

    /// <summary>A table without items.</summary>
    /// <param name="size">Items that are kept, from 1 to 10⁶.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range.</exception>
    public HeavyHitters(int size = 100)
    {
        if (size is < 1 or > 1_000_000) throw new ArgumentOutOfRangeException(nameof(size), "The size must be from 1 to 1,000,000.");
        this.size = size;
    }

    /// <summary>Sum of all counts.</summary>
    public long Total => total;

    /// <summary>Most that any counter may be short of the true count, at most <see cref="Total"/> / (size + 1); 0 while all items fit.</summary>
    public long Error => error;

    /// <summary>The table that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>An equal table.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static HeavyHitters FromBytes(ReadOnlySpan<byte> state)
    {
        var table = new HeavyHitters();
        StateTransfer.Load(StateKind.HeavyHitters, Version, state, table.Carry);
        return table;
    }

    /// <summary>Counts an item; O(1) amortised.</summary>
    /// <param name="item">The item, compared by its UTF-16 code units.</param>
    /// <param name="count">How often, at least 0.</param>
    /// <exception cref="ArgumentNullException"><paramref name="item"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public void Add(string item, long count = 1)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        if (count == 0) return;

        total += count;
        System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counters, item, out _) += count;
        if (counters.Count > 2 * size) GiveWay();
    }

    /// <summary>Adds the counts of another table; O(size log size).</summary>
    /// <param name="other">A table, which stays as it is. Of another size the smaller one rules.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    /// <exception cref="ArgumentException">The other table is this one.</exception>
    public void Merge(HeavyHitters other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (ReferenceEquals(this, other)) throw new ArgumentException("A table cannot be merged with itself.", nameof(other));

        (total, error, size) = (total + other.total, error + other.error, Math.Min(size, other.size));
        foreach (var (item, count) in other.counters)
            System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counters, item, out _) += count;
        if (counters.Count > 2 * size) GiveWay();
    }

    /// <summary>The most frequent items; O(size log size).</summary>
    /// <param name="share">Only items that may have at least this share of all counts, in [0, 1]; none of those is missing that exceeds 1 / (size + 1).</param>
    /// <returns>At most as many as the size, most frequent first, equal ones in ordinal order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    public IReadOnlyList<HeavyHitter> Items(double share = 0)
    {
        if (share is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), "The share must be in [0, 1].");
        return
        [
            .. Ordered().Take(size)
                .Select(each => new HeavyHitter(each.Key, each.Value, each.Value + error))
                .Where(each => each.AtMost >= share * total),
        ];
    }

    /// <summary>The parameters and the counters as versioned bytes.</summary>
    /// <returns>A new array.</returns>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.HeavyHitters, Version, Carry);

    private IEnumerable<KeyValuePair<string, long>> Ordered() =>
        counters.OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal);

    /// <summary>Takes the count of the largest item that has to go from all items, and so drops it and all smaller ones.</summary>
    private void GiveWay()
    {
        long[] counts = [.. counters.Values];
        Array.Sort(counts);
        var least = counts[^(size + 1)];
        error += least;
        foreach (var (item, count) in counters.ToArray())
        {
            if (count > least) counters[item] = count - least;
            else counters.Remove(item);
        }
    }

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref size);
        transfer.Carry(ref total);
        transfer.Carry(ref error);
        var entries = transfer.Reading ? [] : Ordered().ToArray();
        var length = transfer.Length(entries.Length, sizeof(int) + sizeof(long));
        for (var index = 0; index < length; index++)
        {
            var (item, count) = transfer.Reading ? ("", 0) : (entries[index].Key, entries[index].Value);
            transfer.Carry(ref item);
            transfer.Carry(ref count);
            if (transfer.Reading) counters[item] = count;
        }
    }
}
