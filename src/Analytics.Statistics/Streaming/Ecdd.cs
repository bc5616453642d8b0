using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Streaming;

/// <summary>
/// EWMA chart for a rise of an error rate: z ← λ x + (1 − λ) z from 0, an alarm once z passes
/// p + L(p) √(p(1 − p) λ / (2 − λ) · (1 − (1 − λ)^2n)), p being the share of errors so far and L(p) the published polynomial for the wanted average run length at λ = 0.2. Values are 0 (right) or 1 (error).
/// O(1) time and state. The polynomials are for rates up to 0.5 that are known; here the rate is learnt, so that early alarms come more often.
/// Source: Ross, Adams, Tasoulis &amp; Hand 2012, "Exponentially weighted moving average charts for detecting concept drift", Pattern
/// Recognition Letters 33(2), 191-198, table 1.
/// </summary>
public sealed class Ecdd : IStreamDetector
{
    private const byte Version = 1;
    private double weight;
    private int runLength;
    private double warningShare;
    private int warmUp;
    private StreamMean values;
    private double average;
    private DriftLevel level;

    /// <summary>A detector without values.</summary>
    /// <param name="weight">λ, the weight of the newest value, in (0, 1]; the run lengths hold at 0.2.</param>
    /// <param name="runLength">Wanted average rows to a false alarm: 100, 400 or 1,000.</param>
    /// <param name="warningShare">Share of the limit at which it warns, in (0, 1].</param>
    /// <param name="warmUp">Values before which it only learns, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public Ecdd(double weight = 0.2, int runLength = 400, double warningShare = 0.5, int warmUp = 30)
    {
        if (runLength is not (100 or 400 or 1000))
            throw new ArgumentOutOfRangeException(nameof(runLength), "The run length must be 100, 400 or 1,000.");
        this.weight = StreamValue.Weight(weight, nameof(weight));
        this.runLength = runLength;
        this.warningShare = StreamValue.Weight(warningShare, nameof(warningShare));
        this.warmUp = StreamValue.AtLeast(warmUp, 0, nameof(warmUp));
    }

    /// <inheritdoc/>
    public long Count => values.Count;

    /// <inheritdoc/>
    public DriftLevel Level => level;

    /// <summary>Share of errors since the start, in [0, 1]; 0 before the first value.</summary>
    public double Rate => values.Mean;

    /// <summary>The weighted average z, in [0, 1].</summary>
    public double Average => average;

    /// <summary>The detector that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A detector that goes on where the saved one stopped.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static Ecdd FromBytes(ReadOnlySpan<byte> state)
    {
        var detector = new Ecdd();
        StateTransfer.Load(StateKind.Ecdd, Version, state, detector.Carry);
        return detector;
    }

    /// <inheritdoc/>
    public DriftLevel Update(double value)
    {
        StreamValue.CheckBit(value);
        if (level == DriftLevel.Drift) Reset();

        values.Add(value);
        average = weight * value + (1 - weight) * average;
        if (values.Count < warmUp) return level;

        var settled = 1 - Math.Pow(1 - weight, 2.0 * values.Count);
        var deviation = Math.Sqrt(Math.Max(0, Rate * (1 - Rate)) * (weight / (2 - weight)) * settled);
        var limit = Limit(Rate) * deviation;
        return level = average > Rate + limit ? DriftLevel.Drift : average > Rate + warningShare * limit ? DriftLevel.Warning : DriftLevel.Stable;
    }

    /// <inheritdoc/>
    public void Reset() => (values, average, level) = (default, 0, DriftLevel.Stable);

    /// <inheritdoc/>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.Ecdd, Version, Carry);

    private double Limit(double rate)
    {
        var square = rate * rate;
        return runLength switch
        {
            100 => 2.76 + rate * (-6.23 + square * (18.12 + square * (-312.45 + square * 1002.18))),
            400 => 3.97 + rate * (-6.56 + square * (48.73 + square * (-330.13 + square * 848.18))),
            _ => 1.17 + rate * (7.56 + square * (-21.24 + square * (112.12 + square * -987.23))),
        };
    }

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref weight);
        transfer.Carry(ref runLength);
        transfer.Carry(ref warningShare);
        transfer.Carry(ref warmUp);
        values.Carry(transfer);
        transfer.Carry(ref average);
        transfer.Carry(ref level, number => (DriftLevel)number);
    }
}
