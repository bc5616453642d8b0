using Analytics.Statistics.Summaries;
using MathNet.Numerics;

namespace Analytics.Statistics.Streaming;

/// <summary>
/// Statistical test of equal proportions: at every row the share of errors in a window of the newest values is compared with that of all values
/// before, by the z test with continuity correction. Values are 0 (right) or 1 (error). O(1) time, O(window) state.
/// Each row is one more test, so false alarms come more often than any one error probability says. Where no value or every value is an error, the
/// shares are equal and it is stable.
/// Source: Nishida &amp; Yamauchi 2007, "Detecting concept drift using statistical testing", Discovery Science, LNCS 4755, 264-269.
/// </summary>
public sealed class Stepd : IStreamDetector
{
    private const byte Version = 1;
    private double driftError;
    private double warningError;
    private DriftSide side;
    private byte[] window;
    private long count;
    private long errors;
    private long recentErrors;
    private DriftLevel level;

    /// <summary>A detector without values.</summary>
    /// <param name="windowCount">Values in the window, at least 1; it begins to test at twice as many.</param>
    /// <param name="driftError">One-sided error probability of an alarm, above 0 and below 1.</param>
    /// <param name="warningError">One-sided error probability of a warning, at least <paramref name="driftError"/> and below 1.</param>
    /// <param name="side">The changes of the error rate to find.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public Stepd(int windowCount = 30, double driftError = 0.003, double warningError = 0.05, DriftSide side = DriftSide.Both)
    {
        this.driftError = StreamValue.Probability(driftError, nameof(driftError));
        this.warningError = StreamValue.Probability(warningError, nameof(warningError));
        this.side = StreamValue.Defined(side, nameof(side));
        ArgumentOutOfRangeException.ThrowIfLessThan(warningError, driftError);
        window = new byte[StreamValue.AtLeast(windowCount, 1, nameof(windowCount))];
    }

    /// <inheritdoc/>
    public long Count => count;

    /// <inheritdoc/>
    public DriftLevel Level => level;

    /// <summary>The detector that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A detector that goes on where the saved one stopped.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static Stepd FromBytes(ReadOnlySpan<byte> state)
    {
        var detector = new Stepd();
        StateTransfer.Load(StateKind.Stepd, Version, state, detector.Carry);
        return detector;
    }

    /// <inheritdoc/>
    public DriftLevel Update(double value)
    {
        StreamValue.CheckBit(value);
        if (level == DriftLevel.Drift) Reset();

        var bit = (byte)value;
        var slot = (int)(count % window.Length);
        recentErrors += bit - (count >= window.Length ? window[slot] : 0);
        window[slot] = bit;
        errors += bit;
        count++;
        return level = count >= 2L * window.Length ? Judge() : DriftLevel.Stable;
    }

    /// <inheritdoc/>
    public void Reset() => (count, errors, recentErrors, level) = (0, 0, 0, DriftLevel.Stable);

    /// <inheritdoc/>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.Stepd, Version, Carry);

    private DriftLevel Judge()
    {
        if (errors == 0 || errors == count) return DriftLevel.Stable;

        var before = count - window.Length;
        var rise = (double)recentErrors / window.Length - (double)(errors - recentErrors) / before;
        if ((side == DriftSide.Up && rise < 0) || (side == DriftSide.Down && rise > 0)) return DriftLevel.Stable;
        var inverse = 1.0 / before + 1.0 / window.Length;
        var share = (double)errors / count;
        var z = (Math.Abs(rise) - inverse / 2) / Math.Sqrt(share * (1 - share) * inverse);
        var probability = SpecialFunctions.Erfc(z / Math.Sqrt(2)) / 2;
        return probability < driftError ? DriftLevel.Drift : probability < warningError ? DriftLevel.Warning : DriftLevel.Stable;
    }

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref driftError);
        transfer.Carry(ref warningError);
        transfer.Carry(ref side, number => (DriftSide)number);
        transfer.Carry(ref window);
        transfer.Carry(ref count);
        transfer.Carry(ref errors);
        transfer.Carry(ref recentErrors);
        transfer.Carry(ref level, number => (DriftLevel)number);
    }
}
