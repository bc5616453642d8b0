namespace Analytics.Statistics.Summaries;

/// <summary>
/// Moments of values that come one at a time. Mergeable to rounding. O(1) time and state. Not thread-safe.
/// Source: Welford 1962, "Note on a method for calculating corrected sums of squares and products", Technometrics 4(3), 419-420; merging as in
/// <see cref="Moments"/>.
/// </summary>
public sealed class RunningMoments
{
    private const byte Version = 1;
    private long count;
    private double mean;
    private double squares;
    private double min;
    private double max;

    /// <summary>Moments of the values so far; <see cref="Moments.Empty"/> before the first.</summary>
    public Moments Moments => new(count, mean, squares, min, max);

    /// <summary>The moments that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>Equal moments.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static RunningMoments FromBytes(ReadOnlySpan<byte> state)
    {
        var moments = new RunningMoments();
        StateTransfer.Load(StateKind.RunningMoments, Version, state, moments.Carry);
        return moments;
    }

    /// <summary>Adds a value.</summary>
    /// <param name="value">A finite value.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public void Add(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), "The value must be finite.");

        (min, max) = count == 0 ? (value, value) : (Math.Min(min, value), Math.Max(max, value));
        count++;
        var before = value - mean;
        mean = double.IsFinite(before) ? mean + before / count : mean * (1 - 1.0 / count) + value / count;
        mean = Math.Clamp(mean, min, max);
        squares += before * (value - mean);
    }

    /// <summary>Adds the values of a sample.</summary>
    /// <param name="other">Moments of the sample.</param>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public void Merge(Moments other)
    {
        ArgumentNullException.ThrowIfNull(other);
        (count, mean, squares, min, max) = Moments.Merge(other);
    }

    /// <summary>The moments as versioned bytes.</summary>
    /// <returns>A new array.</returns>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.RunningMoments, Version, Carry);

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref count);
        transfer.Carry(ref mean);
        transfer.Carry(ref squares);
        transfer.Carry(ref min);
        transfer.Carry(ref max);
    }
}
