using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Streaming;

/// <summary>
/// Page-Hinkley test: sums the deviations of the values from their running mean less a tolerance, and finds a change once the sum has
/// moved from its extreme by more than a threshold. O(1) time and state.
/// Tolerance and threshold are in the unit of the values: the test is not scale-free, and no false-alarm rate follows from them. Scale the values by
/// a known deviation, or use <see cref="Cusum"/>, which learns it.
/// Source: Page 1954, "Continuous inspection schemes", Biometrika 41(1/2), 100-115; Hinkley 1971, "Inference about the change-point from
/// cumulative sum tests", Biometrika 58(3), 509-523.
/// </summary>
public sealed class PageHinkley : IStreamDetector
{
    private const byte Version = 1;
    private int warmUp;
    private double tolerance;
    private double threshold;
    private double memory;
    private DriftSide side;
    private PageHinkleyForm form;
    private StreamMean values;
    private double rise;
    private double fall;
    private double lowestRise;
    private double highestFall;
    private DriftLevel level;

    /// <summary>A detector without values.</summary>
    /// <param name="warmUp">Values before which it only learns, at least 0.</param>
    /// <param name="tolerance">Deviation that is forgiven at each row, in the unit of the values, at least 0.</param>
    /// <param name="threshold">Move of the sum that is an alarm, in the unit of the values, above 0.</param>
    /// <param name="memory">Share of the sum that is kept from row to row, in (0, 1].</param>
    /// <param name="side">The changes to find.</param>
    /// <param name="form">The statistic.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public PageHinkley(
        int warmUp = 30,
        double tolerance = 0.005,
        double threshold = 50,
        double memory = 0.9999,
        DriftSide side = DriftSide.Both,
        PageHinkleyForm form = PageHinkleyForm.SinceExtreme)
    {
        this.warmUp = StreamValue.AtLeast(warmUp, 0, nameof(warmUp));
        this.tolerance = StreamValue.NotNegative(tolerance, nameof(tolerance));
        this.threshold = StreamValue.Positive(threshold, nameof(threshold));
        this.memory = StreamValue.Weight(memory, nameof(memory));
        this.side = StreamValue.Defined(side, nameof(side));
        this.form = StreamValue.Defined(form, nameof(form));
        Reset();
    }

    /// <inheritdoc/>
    public long Count => values.Count;

    /// <inheritdoc/>
    public DriftLevel Level => level;

    /// <summary>Mean of the values since the start; 0 before the first.</summary>
    public double Mean => values.Mean;

    /// <summary>Sum of deviations for rises, each less the tolerance.</summary>
    public double Rise => rise;

    /// <summary>Sum of deviations for falls, each plus the tolerance.</summary>
    public double Fall => fall;

    /// <summary>Lowest <see cref="Rise"/> so far; +∞ before the first value.</summary>
    public double LowestRise => lowestRise;

    /// <summary>Highest <see cref="Fall"/> so far; −∞ before the first value.</summary>
    public double HighestFall => highestFall;

    /// <summary>The detector that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A detector that goes on where the saved one stopped.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static PageHinkley FromBytes(ReadOnlySpan<byte> state)
    {
        var detector = new PageHinkley();
        StateTransfer.Load(StateKind.PageHinkley, Version, state, detector.Carry);
        return detector;
    }

    /// <inheritdoc/>
    public DriftLevel Update(double value)
    {
        StreamValue.CheckFinite(value);
        if (level == DriftLevel.Drift) Reset();

        values.Add(value);
        rise = memory * rise + (value - values.Mean - tolerance);
        fall = memory * fall + (value - values.Mean + tolerance);
        if (form == PageHinkleyForm.Floored) (rise, fall) = (Math.Max(0, rise), Math.Min(0, fall));
        lowestRise = Math.Min(lowestRise, rise);
        highestFall = Math.Max(highestFall, fall);
        return level = values.Count >= warmUp && Passes() ? DriftLevel.Drift : DriftLevel.Stable;
    }

    /// <inheritdoc/>
    public void Reset() => (values, rise, fall, lowestRise, highestFall, level) =
        (default, 0, 0, double.PositiveInfinity, double.NegativeInfinity, DriftLevel.Stable);

    /// <inheritdoc/>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.PageHinkley, Version, Carry);

    private bool Passes()
    {
        var (up, down) = form == PageHinkleyForm.SinceExtreme ? (rise - lowestRise, highestFall - fall) : (rise, -fall);
        return (side != DriftSide.Down && up > threshold) || (side != DriftSide.Up && down > threshold);
    }

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref warmUp);
        transfer.Carry(ref tolerance);
        transfer.Carry(ref threshold);
        transfer.Carry(ref memory);
        transfer.Carry(ref side, number => (DriftSide)number);
        transfer.Carry(ref form, number => (PageHinkleyForm)number);
        values.Carry(transfer);
        transfer.Carry(ref rise);
        transfer.Carry(ref fall);
        transfer.Carry(ref lowestRise);
        transfer.Carry(ref highestFall);
        transfer.Carry(ref level, number => (DriftLevel)number);
    }
}
