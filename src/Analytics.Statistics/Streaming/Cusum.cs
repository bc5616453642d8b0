using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Streaming;

/// <summary>
/// Cumulative sum chart on both sides: S⁺ ← max(0, S⁺ + x − μ − k σ) and S⁻ ← max(0, S⁻ − x + μ − k σ), a change once one passes h σ.
/// Mean μ and deviation σ are given, or learnt from the warm-up and then frozen. Scale-free. O(1) time and state.
/// With given μ and σ and independent normal values the average run length is that of <see cref="RunLength.OfCusum"/> (465 rows at k = 0.5, h = 5):
/// set h from a wanted run length by <see cref="RunLength.CusumThreshold"/>. With 30 learnt values it is much shorter (93 % of stable streams alarm
/// within 2,000 rows). A warm-up without spread has no scale: any other value then alarms.
/// Source: Page 1954, "Continuous inspection schemes", Biometrika 41(1/2), 100-115.
/// </summary>
public sealed class Cusum : IStreamDetector
{
    private const byte Version = 1;
    private int warmUp;
    private double slack;
    private double threshold;
    private DriftSide side;
    private bool known;
    private double mean;
    private double deviation;
    private StreamMean values;
    private double rise;
    private double fall;
    private DriftLevel level;

    /// <summary>A detector that learns mean and deviation.</summary>
    /// <param name="slack">k, the deviation that is forgiven at each row, in units of σ, at least 0; half of the shift to find is best.</param>
    /// <param name="threshold">h, the sum that is an alarm, in units of σ, above 0.</param>
    /// <param name="side">The changes to find.</param>
    /// <param name="warmUp">Values from which mean and deviation are learnt, at least 1. The last of them is the first that is summed.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public Cusum(double slack = 0.5, double threshold = 5, DriftSide side = DriftSide.Both, int warmUp = 30)
    {
        this.slack = StreamValue.NotNegative(slack, nameof(slack));
        this.threshold = StreamValue.Positive(threshold, nameof(threshold));
        this.side = StreamValue.Defined(side, nameof(side));
        this.warmUp = StreamValue.AtLeast(warmUp, 1, nameof(warmUp));
    }

    /// <summary>A detector with the mean and deviation of a reference, which it keeps when it begins anew.</summary>
    /// <param name="mean">Mean without a change, finite.</param>
    /// <param name="deviation">Standard deviation of single values without a change, above 0.</param>
    /// <param name="slack">k, the deviation that is forgiven at each row, in units of σ, at least 0.</param>
    /// <param name="threshold">h, the sum that is an alarm, in units of σ, above 0.</param>
    /// <param name="side">The changes to find.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public Cusum(double mean, double deviation, double slack, double threshold, DriftSide side = DriftSide.Both)
        : this(slack, threshold, side, 1)
    {
        if (!double.IsFinite(mean)) throw new ArgumentOutOfRangeException(nameof(mean), "The mean must be finite.");
        (known, this.mean, this.deviation) = (true, mean, StreamValue.Positive(deviation, nameof(deviation)));
    }

    /// <inheritdoc/>
    public long Count => values.Count;

    /// <inheritdoc/>
    public DriftLevel Level => level;

    /// <summary>Mean that the values are compared with; null during the warm-up.</summary>
    public double? Mean => known || values.Count >= warmUp ? mean : null;

    /// <summary>Deviation that scales slack and threshold; null during the warm-up.</summary>
    public double? Deviation => known || values.Count >= warmUp ? deviation : null;

    /// <summary>The sum for rises, in the unit of the values, at least 0.</summary>
    public double Rise => rise;

    /// <summary>The sum for falls, in the unit of the values, at least 0.</summary>
    public double Fall => fall;

    /// <summary>The detector that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A detector that goes on where the saved one stopped.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static Cusum FromBytes(ReadOnlySpan<byte> state)
    {
        var detector = new Cusum();
        StateTransfer.Load(StateKind.Cusum, Version, state, detector.Carry);
        return detector;
    }

    /// <inheritdoc/>
    public DriftLevel Update(double value)
    {
        StreamValue.CheckFinite(value);
        if (level == DriftLevel.Drift) Reset();

        values.Add(value);
        if (values.Count < warmUp) return level;
        if (!known && values.Count == warmUp) (mean, deviation) = (values.Mean, Math.Sqrt(values.SampleVariance));
        rise = Math.Max(0, rise + (value - mean) - slack * deviation);
        fall = Math.Max(0, fall - (value - mean) - slack * deviation);
        var limit = threshold * deviation;
        var passes = (side != DriftSide.Down && rise > limit) || (side != DriftSide.Up && fall > limit);
        return level = passes ? DriftLevel.Drift : DriftLevel.Stable;
    }

    /// <inheritdoc/>
    public void Reset() => (values, rise, fall, level) = (default, 0, 0, DriftLevel.Stable);

    /// <inheritdoc/>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.Cusum, Version, Carry);

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref warmUp);
        transfer.Carry(ref slack);
        transfer.Carry(ref threshold);
        transfer.Carry(ref side, number => (DriftSide)number);
        transfer.Carry(ref known);
        transfer.Carry(ref mean);
        transfer.Carry(ref deviation);
        values.Carry(transfer);
        transfer.Carry(ref rise);
        transfer.Carry(ref fall);
        transfer.Carry(ref level, number => (DriftLevel)number);
    }
}
