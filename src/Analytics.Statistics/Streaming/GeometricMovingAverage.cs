using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Streaming;

/// <summary>
/// Geometric moving average of the deviations from the running mean, s ← α s + (1 − α)(x − mean): a rise once s passes a threshold, in the unit
/// of the values (so not scale-free; <see cref="Ewma"/> is). O(1) time and state.
/// Source: Roberts 1959, "Control chart tests based on geometric moving averages", Technometrics 1(3), 239-250.
/// </summary>
public sealed class GeometricMovingAverage : IStreamDetector
{
    private const byte Version = 1;
    private double memory;
    private double threshold;
    private DriftSide side;
    private int warmUp;
    private StreamMean values;
    private double average;
    private DriftLevel level;

    /// <summary>A detector without values.</summary>
    /// <param name="memory">α, the share of the average that is kept from row to row, above 0 and below 1.</param>
    /// <param name="threshold">Average that is an alarm, in the unit of the values, above 0.</param>
    /// <param name="side">The changes to find.</param>
    /// <param name="warmUp">Values before which it only learns, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public GeometricMovingAverage(double memory = 0.99, double threshold = 1, DriftSide side = DriftSide.Up, int warmUp = 30)
    {
        this.memory = StreamValue.Probability(memory, nameof(memory));
        this.threshold = StreamValue.Positive(threshold, nameof(threshold));
        this.side = StreamValue.Defined(side, nameof(side));
        this.warmUp = StreamValue.AtLeast(warmUp, 0, nameof(warmUp));
    }

    /// <inheritdoc/>
    public long Count => values.Count;

    /// <inheritdoc/>
    public DriftLevel Level => level;

    /// <summary>The average of the deviations, in the unit of the values.</summary>
    public double Average => average;

    /// <summary>The detector that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A detector that goes on where the saved one stopped.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static GeometricMovingAverage FromBytes(ReadOnlySpan<byte> state)
    {
        var detector = new GeometricMovingAverage();
        StateTransfer.Load(StateKind.GeometricMovingAverage, Version, state, detector.Carry);
        return detector;
    }

    /// <inheritdoc/>
    public DriftLevel Update(double value)
    {
        StreamValue.CheckFinite(value);
        if (level == DriftLevel.Drift) Reset();

        values.Add(value);
        average = memory * average + (1 - memory) * (value - values.Mean);
        var passes = (side != DriftSide.Down && average > threshold) || (side != DriftSide.Up && -average > threshold);
        return level = values.Count >= warmUp && passes ? DriftLevel.Drift : DriftLevel.Stable;
    }

    /// <inheritdoc/>
    public void Reset() => (values, average, level) = (default, 0, DriftLevel.Stable);

    /// <inheritdoc/>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.GeometricMovingAverage, Version, Carry);

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref memory);
        transfer.Carry(ref threshold);
        transfer.Carry(ref side, number => (DriftSide)number);
        transfer.Carry(ref warmUp);
        values.Carry(transfer);
        transfer.Carry(ref average);
        transfer.Carry(ref level, number => (DriftLevel)number);
    }
}
