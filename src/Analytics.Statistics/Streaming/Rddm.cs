using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Streaming;

/// <summary>
/// Reactive drift detection method: <see cref="Ddm"/> with tighter limits that forgets the oldest values of a long concept, which make DDM slow,
/// and treats a warning that lasts too long as an alarm. After an alarm it begins anew with the values since the warning began. Values are
/// 0 (right) or 1 (error). O(1) time, but O(newest values) when it relearns; O(newest values) state.
/// Like DDM a rule of thumb without a false-alarm rate.
/// Source: Barros, Cabral, Gonçalves &amp; Santos 2017, "RDDM: Reactive drift detection method", Expert Systems with Applications 90, 344-355.
/// </summary>
public sealed class Rddm : IStreamDetector
{
    private const byte Version = 1;
    private int warmUp;
    private double warningLevel;
    private double driftLevel;
    private int longestConcept;
    private int longestWarning;
    private byte[] newest;
    private int first;
    private int stored;
    private bool relearn;
    private int warnings;
    private StreamMean values;
    private double leastRate;
    private double leastDeviation;
    private DriftLevel level;

    /// <summary>A detector without values.</summary>
    /// <param name="warmUp">Values before which it only learns, at least 1.</param>
    /// <param name="warningLevel">Multiple of the least deviation above which it warns, above 0.</param>
    /// <param name="driftLevel">Multiple of the least deviation above which it alarms, at least <paramref name="warningLevel"/>.</param>
    /// <param name="longestConcept">Values after which, without a warning, it relearns from the newest, at least 1.</param>
    /// <param name="newestCount">Newest values that are kept, at least 1.</param>
    /// <param name="longestWarning">Values in a row at the warning level that are an alarm, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public Rddm(
        int warmUp = 129,
        double warningLevel = 1.773,
        double driftLevel = 2.258,
        int longestConcept = 40_000,
        int newestCount = 7_000,
        int longestWarning = 1_400)
    {
        this.warmUp = StreamValue.AtLeast(warmUp, 1, nameof(warmUp));
        this.warningLevel = StreamValue.Positive(warningLevel, nameof(warningLevel));
        this.driftLevel = StreamValue.Positive(driftLevel, nameof(driftLevel));
        this.longestConcept = StreamValue.AtLeast(longestConcept, 1, nameof(longestConcept));
        this.longestWarning = StreamValue.AtLeast(longestWarning, 1, nameof(longestWarning));
        ArgumentOutOfRangeException.ThrowIfLessThan(driftLevel, warningLevel);
        newest = new byte[StreamValue.AtLeast(newestCount, 1, nameof(newestCount))];
        Reset();
    }

    /// <inheritdoc/>
    public long Count => values.Count;

    /// <inheritdoc/>
    public DriftLevel Level => level;

    /// <summary>Share of errors since the detector last began or relearnt, in [0, 1].</summary>
    public double Rate => values.Mean;

    /// <summary>The detector that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A detector that goes on where the saved one stopped.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static Rddm FromBytes(ReadOnlySpan<byte> state)
    {
        var detector = new Rddm();
        StateTransfer.Load(StateKind.Rddm, Version, state, detector.Carry);
        return detector;
    }

    /// <inheritdoc/>
    public DriftLevel Update(double value)
    {
        StreamValue.CheckBit(value);
        if (relearn) Relearn();

        Store((byte)value);
        values.Add(value);
        if (values.Count < warmUp) return level = DriftLevel.Stable;
        var deviation = Deviation();
        if (Rate + deviation < leastRate + leastDeviation) (leastRate, leastDeviation) = (Rate, deviation);
        return level = Judge(Rate + deviation);
    }

    /// <inheritdoc/>
    public void Reset()
    {
        (first, stored, relearn, warnings, level) = (0, 0, false, 0, DriftLevel.Stable);
        (values, leastRate, leastDeviation) = (default, double.PositiveInfinity, double.PositiveInfinity);
    }

    /// <inheritdoc/>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.Rddm, Version, Carry);

    private double Deviation() => Math.Sqrt(Math.Max(0, Rate * (1 - Rate)) / values.Count);

    private DriftLevel Judge(double figure)
    {
        var (drift, warning) = (figure > leastRate + driftLevel * leastDeviation, figure > leastRate + warningLevel * leastDeviation);
        if (drift || (warning && warnings >= longestWarning))
        {
            if (!drift || warnings == 0) KeepLast();
            relearn = true;
            return DriftLevel.Drift;
        }

        warnings = warning ? warnings + 1 : 0;
        if (warning) return DriftLevel.Warning;
        relearn = values.Count >= longestConcept;
        return DriftLevel.Stable;
    }

    /// <summary>Begins anew with the values that are kept: of an alarm those since the warning, otherwise the newest ones.</summary>
    private void Relearn()
    {
        var afterAlarm = level == DriftLevel.Drift;
        var kept = afterAlarm && warnings > 0 ? Math.Min(stored, warnings + 1) : stored;
        var from = (first + stored - kept) % newest.Length;
        (first, stored) = (from, kept);
        (values, leastRate, leastDeviation, warnings, relearn) = (default, double.PositiveInfinity, double.PositiveInfinity, 0, false);
        for (var index = 0; index < stored; index++)
        {
            values.Add(newest[(first + index) % newest.Length]);
            var deviation = Deviation();
            if (values.Count >= warmUp && Rate + deviation < leastRate + leastDeviation) (leastRate, leastDeviation) = (Rate, deviation);
        }
    }

    private void KeepLast() => (first, stored) = ((first + stored - 1) % newest.Length, 1);

    private void Store(byte bit)
    {
        newest[(first + stored) % newest.Length] = bit;
        if (stored < newest.Length) stored++;
        else first = (first + 1) % newest.Length;
    }

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref warmUp);
        transfer.Carry(ref warningLevel);
        transfer.Carry(ref driftLevel);
        transfer.Carry(ref longestConcept);
        transfer.Carry(ref longestWarning);
        transfer.Carry(ref newest);
        transfer.Carry(ref first);
        transfer.Carry(ref stored);
        transfer.Carry(ref relearn);
        transfer.Carry(ref warnings);
        values.Carry(transfer);
        transfer.Carry(ref leastRate);
        transfer.Carry(ref leastDeviation);
        transfer.Carry(ref level, number => (DriftLevel)number);
    }
}
