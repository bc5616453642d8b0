using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Streaming;

/// <summary>
/// Chart of the exponentially weighted average z ← α x + (1 − α) z: a change once z leaves the mean of all values by more than
/// L σ √(α / (2 − α) · (1 − (1 − α)^2n)), σ² being the exponentially weighted variance. Scale-free. O(1) time and state.
/// Mean and deviation follow the values, and a slow drift with them. Measured on stable normal streams of 2,000 rows at α = 0.1, L = 4: 17 %
/// give a false alarm; a shift by one deviation is found after 20 rows (median). For known mean and deviation <see cref="RunLength.EwmaThreshold"/> gives L.
/// Source: Roberts 1959, "Control chart tests based on geometric moving averages", Technometrics 1(3), 239-250; the weighted variance from
/// Finch 2009, "Incremental calculation of weighted mean and variance", section 9.
/// </summary>
public sealed class Ewma : IStreamDetector
{
    private const byte Version = 1;
    private double weight;
    private double threshold;
    private DriftSide side;
    private int warmUp;
    private StreamMean values;
    private double average;
    private double variance;
    private double bound;
    private DriftLevel level;

    /// <summary>A detector without values.</summary>
    /// <param name="weight">α, the weight of the newest value, in (0, 1].</param>
    /// <param name="threshold">L, the alarm limit in deviations of the average, above 0.</param>
    /// <param name="side">The changes to find.</param>
    /// <param name="warmUp">Values before which it only learns, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public Ewma(double weight = 0.1, double threshold = 4, DriftSide side = DriftSide.Both, int warmUp = 30)
    {
        this.weight = StreamValue.Weight(weight, nameof(weight));
        this.threshold = StreamValue.Positive(threshold, nameof(threshold));
        this.side = StreamValue.Defined(side, nameof(side));
        this.warmUp = StreamValue.AtLeast(warmUp, 1, nameof(warmUp));
    }

    /// <inheritdoc/>
    public long Count => values.Count;

    /// <inheritdoc/>
    public DriftLevel Level => level;

    /// <summary>The weighted average z, in the unit of the values; 0 before the first.</summary>
    public double Average => average;

    /// <summary>Mean of all values since the start; 0 before the first.</summary>
    public double Mean => values.Mean;

    /// <summary>Distance of the average from the mean that is an alarm, in the unit of the values; 0 during the warm-up.</summary>
    public double Bound => bound;

    /// <summary>The detector that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A detector that goes on where the saved one stopped.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static Ewma FromBytes(ReadOnlySpan<byte> state)
    {
        var detector = new Ewma();
        StateTransfer.Load(StateKind.Ewma, Version, state, detector.Carry);
        return detector;
    }

    /// <inheritdoc/>
    public DriftLevel Update(double value)
    {
        StreamValue.CheckFinite(value);
        if (level == DriftLevel.Drift) Reset();

        values.Add(value);
        var move = values.Count == 1 ? 0 : value - average;
        average = values.Count == 1 ? value : average + weight * move;
        variance = (1 - weight) * (variance + weight * move * move);
        if (values.Count < warmUp) return level;

        var settled = 1 - Math.Pow(1 - weight, 2.0 * values.Count);
        bound = threshold * Math.Sqrt(variance * (weight / (2 - weight)) * settled);
        var above = average - values.Mean;
        var passes = (side != DriftSide.Down && above > bound) || (side != DriftSide.Up && -above > bound);
        return level = passes ? DriftLevel.Drift : DriftLevel.Stable;
    }

    /// <inheritdoc/>
    public void Reset() => (values, average, variance, bound, level) = (default, 0, 0, 0, DriftLevel.Stable);

    /// <inheritdoc/>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.Ewma, Version, Carry);

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref weight);
        transfer.Carry(ref threshold);
        transfer.Carry(ref side, number => (DriftSide)number);
        transfer.Carry(ref warmUp);
        values.Carry(transfer);
        transfer.Carry(ref average);
        transfer.Carry(ref variance);
        transfer.Carry(ref bound);
        transfer.Carry(ref level, number => (DriftLevel)number);
    }
}
