using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Streaming;

/// <summary>
/// Drift detection by McDiarmid's inequality on exponentially weighted averages: quicker than <see cref="HddmA"/> on abrupt changes, blind to slow
/// ones (a rise of an error rate from 0.1 to 0.2 is missed within 1,000 rows in seven of ten streams). The average up to the cut, the row where
/// average + bound was lowest, is compared with that since the cut; bound = √(c · ln(1/δ) / 2) with c ← λ² + (1 − λ)² c from 1.
/// Values lie in [0, 1]. O(1) time and state.
/// Source: Frías-Blanco, del Campo-Ávila, Ramos-Jiménez, Morales-Bueno, Ortiz-Díaz &amp; Caballero-Mota 2015, "Online and non-parametric drift
/// detection methods based on Hoeffding's bounds", IEEE TKDE 27(3), 810-823.
/// </summary>
public sealed class HddmW : IStreamDetector
{
    private const byte Version = 1;
    private double driftError;
    private double warningError;
    private double weight;
    private DriftSide side;
    private long count;
    private WeightedAverage all;
    private WeightedAverage beforeRise;
    private WeightedAverage sinceRise;
    private WeightedAverage beforeFall;
    private WeightedAverage sinceFall;
    private double lowestBound;
    private double highestBound;
    private DriftLevel level;

    /// <summary>A detector without values.</summary>
    /// <param name="driftError">Error probability δ of an alarm, above 0 and below 1.</param>
    /// <param name="warningError">Error probability of a warning, at least <paramref name="driftError"/> and below 1.</param>
    /// <param name="weight">Weight λ of the newest value, in (0, 1].</param>
    /// <param name="side">The changes to find.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public HddmW(double driftError = 0.001, double warningError = 0.005, double weight = 0.05, DriftSide side = DriftSide.Up)
    {
        this.driftError = StreamValue.Probability(driftError, nameof(driftError));
        this.warningError = StreamValue.Probability(warningError, nameof(warningError));
        this.weight = StreamValue.Weight(weight, nameof(weight));
        this.side = StreamValue.Defined(side, nameof(side));
        ArgumentOutOfRangeException.ThrowIfLessThan(warningError, driftError);
        Reset();
    }

    /// <inheritdoc/>
    public long Count => count;

    /// <inheritdoc/>
    public DriftLevel Level => level;

    /// <summary>Weighted average of all values, in [0, 1]; 0 before the first.</summary>
    public double Average => all.Mean;

    /// <summary>The factor c of the bound of the average, in (0, 1].</summary>
    public double BoundFactor => all.Factor;

    /// <summary>Lowest average + bound so far, at which the cut for rises is; +∞ before the first value.</summary>
    public double LowestBound => lowestBound;

    /// <summary>The detector that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A detector that goes on where the saved one stopped.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static HddmW FromBytes(ReadOnlySpan<byte> state)
    {
        var detector = new HddmW();
        StateTransfer.Load(StateKind.HddmW, Version, state, detector.Carry);
        return detector;
    }

    /// <inheritdoc/>
    public DriftLevel Update(double value)
    {
        StreamValue.CheckShare(value);
        if (level == DriftLevel.Drift) Reset();

        count++;
        all.Add(value, weight);
        var bound = Bound(all.Factor, driftError);
        if (all.Mean + bound < lowestBound) (lowestBound, beforeRise, sinceRise) = (all.Mean + bound, all, WeightedAverage.Empty);
        else sinceRise.Add(value, weight);
        if (all.Mean - bound > highestBound) (highestBound, beforeFall, sinceFall) = (all.Mean - bound, all, WeightedAverage.Empty);
        else sinceFall.Add(value, weight);
        return level = Passes(driftError) ? DriftLevel.Drift : Passes(warningError) ? DriftLevel.Warning : DriftLevel.Stable;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        (count, level, lowestBound, highestBound) = (0, DriftLevel.Stable, double.PositiveInfinity, double.NegativeInfinity);
        all = beforeRise = sinceRise = beforeFall = sinceFall = WeightedAverage.Empty;
    }

    /// <inheritdoc/>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.HddmW, Version, Carry);

    private static double Bound(double factor, double error) => Math.Sqrt(factor * -Math.Log(error) / 2);

    private static bool Exceeds(WeightedAverage high, WeightedAverage low, double error) =>
        high.Filled && low.Filled && high.Mean - low.Mean > Bound(high.Factor + low.Factor, error);

    private bool Passes(double error) => (side != DriftSide.Down && Exceeds(sinceRise, beforeRise, error))
        || (side != DriftSide.Up && Exceeds(beforeFall, sinceFall, error));

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref driftError);
        transfer.Carry(ref warningError);
        transfer.Carry(ref weight);
        transfer.Carry(ref side, number => (DriftSide)number);
        transfer.Carry(ref count);
        all.Carry(transfer);
        beforeRise.Carry(transfer);
        sinceRise.Carry(transfer);
        beforeFall.Carry(transfer);
        sinceFall.Carry(transfer);
        transfer.Carry(ref lowestBound);
        transfer.Carry(ref highestBound);
        transfer.Carry(ref level, number => (DriftLevel)number);
    }

    /// <summary>An average that begins at its first value, with the factor of its bound.</summary>
    private struct WeightedAverage
    {
        internal bool Filled;
        internal double Mean;
        internal double Factor;

        internal static WeightedAverage Empty => new() { Factor = 1 };

        internal void Add(double value, double weight)
        {
            Mean = Filled ? weight * value + (1 - weight) * Mean : value;
            Factor = weight * weight + (1 - weight) * (1 - weight) * Factor;
            Filled = true;
        }

        internal void Carry(StateTransfer transfer)
        {
            transfer.Carry(ref Filled);
            transfer.Carry(ref Mean);
            transfer.Carry(ref Factor);
        }
    }
}
