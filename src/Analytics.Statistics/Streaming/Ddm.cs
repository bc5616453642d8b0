using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Streaming;

/// <summary>
/// Drift detection method: watches the rate p of errors and its deviation s = √(p(1 − p)/n), remembers both where p + s was least, and finds a
/// rise once p + s &gt; p_min + level · s_min. Values are 0 (right) or 1 (error). O(1) time and state.
/// It is a rule of thumb, not a test: without any change it alarms in about four of ten streams of 2,000 rows at an error rate of 0.1, and where no error came during the
/// warm-up the first one is an alarm. Prefer <see cref="HddmA"/> or <see cref="Adwin"/>, which bound their false alarms.
/// Source: Gama, Medas, Castillo &amp; Rodrigues 2004, "Learning with drift detection", SBIA, LNCS 3171, 286-295.
/// </summary>
public sealed class Ddm : IStreamDetector
{
    private const byte Version = 1;
    private int warmUp;
    private double warningLevel;
    private double driftLevel;
    private long count;
    private double rate;
    private double leastRate;
    private double leastDeviation;
    private DriftLevel level;

    /// <summary>A detector without values.</summary>
    /// <param name="warmUp">Values that are only counted, at least 0.</param>
    /// <param name="warningLevel">Multiple of s_min above which it warns, above 0.</param>
    /// <param name="driftLevel">Multiple of s_min above which it alarms, at least <paramref name="warningLevel"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public Ddm(int warmUp = 30, double warningLevel = 2, double driftLevel = 3)
    {
        this.warmUp = StreamValue.AtLeast(warmUp, 0, nameof(warmUp));
        this.warningLevel = StreamValue.Positive(warningLevel, nameof(warningLevel));
        this.driftLevel = StreamValue.Positive(driftLevel, nameof(driftLevel));
        ArgumentOutOfRangeException.ThrowIfLessThan(driftLevel, warningLevel);
        Reset();
    }

    /// <inheritdoc/>
    public long Count => count;

    /// <inheritdoc/>
    public DriftLevel Level => level;

    /// <summary>Share of errors since the start, in [0, 1]; 0 before the first value.</summary>
    public double Rate => rate;

    /// <summary>Share of errors where p + s was least; +∞ during the warm-up.</summary>
    public double LeastRate => leastRate;

    /// <summary>Deviation of the share where p + s was least; +∞ during the warm-up.</summary>
    public double LeastDeviation => leastDeviation;

    /// <summary>The detector that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A detector that goes on where the saved one stopped.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static Ddm FromBytes(ReadOnlySpan<byte> state)
    {
        var detector = new Ddm();
        StateTransfer.Load(StateKind.Ddm, Version, state, detector.Carry);
        return detector;
    }

    /// <inheritdoc/>
    public DriftLevel Update(double value)
    {
        StreamValue.CheckBit(value);
        if (level == DriftLevel.Drift) Reset();

        rate += (value - rate) / ++count;
        return level = count > warmUp ? Judge(Math.Sqrt(Math.Max(0, rate * (1 - rate)) / count)) : DriftLevel.Stable;
    }

    /// <inheritdoc/>
    public void Reset() => (count, rate, leastRate, leastDeviation, level) =
        (0, 0, double.PositiveInfinity, double.PositiveInfinity, DriftLevel.Stable);

    /// <inheritdoc/>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.Ddm, Version, Carry);

    private DriftLevel Judge(double deviation)
    {
        if (rate + deviation <= leastRate + leastDeviation) (leastRate, leastDeviation) = (rate, deviation);
        if (rate + deviation > leastRate + driftLevel * leastDeviation) return DriftLevel.Drift;
        return rate + deviation > leastRate + warningLevel * leastDeviation ? DriftLevel.Warning : DriftLevel.Stable;
    }

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref warmUp);
        transfer.Carry(ref warningLevel);
        transfer.Carry(ref driftLevel);
        transfer.Carry(ref count);
        transfer.Carry(ref rate);
        transfer.Carry(ref leastRate);
        transfer.Carry(ref leastDeviation);
        transfer.Carry(ref level, number => (DriftLevel)number);
    }
}
