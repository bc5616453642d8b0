namespace Analytics.Statistics.Series;

/// <summary>The newest values of a stream, at most <paramref name="capacity"/> of them.</summary>
internal sealed class RollingValues(int capacity)
{
    private readonly double[] ring = new double[capacity];
    private int next;

    public int Count { get; private set; }

    public bool IsFull => Count == ring.Length;

    /// <summary>The values in no particular order.</summary>
    public ReadOnlySpan<double> Unordered => ring.AsSpan(0, Count);

    public void Add(double value)
    {
        ring[next] = value;
        next = (next + 1) % ring.Length;
        if (Count < ring.Length) Count++;
    }

    public double[] OldestFirst() => IsFull ? [.. ring.AsSpan(next), .. ring.AsSpan(0, next)] : ring[..Count];
}
