using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Streaming;

/// <summary>
/// Anytime-valid detector of a change of the mean of bounded values, such as error bits, losses cut to a range or violations. As long as the mean of
/// each value, given those before, is in the baseline, the average rows to a false alarm are at least the wanted run length, whatever the
/// distribution and also with dependent values. Run lengths of several detectors add up by their inverses, so that an alarm budget
/// can be shared out. O(12) time and state for each side.
/// Bets of twelve sizes, λ = 1/2 … 1/4096, multiply evidence by L = 1 + λ (u / m − 1), u being the value scaled to [0, 1] and m the border of the
/// baseline (for falls: both mirrored); their average is an e-detector, which alarms at the run length.
/// The delay to find a mean μ is near ln(run length) / KL(μ, m) for bits.
/// Source: Shin, Ramdas &amp; Rinaldo 2024, "E-detectors: a nonparametric framework for sequential change detection", The New England Journal of
/// Statistics in Data Science 2(2), 229-260.
/// </summary>
public sealed class MeanEDetector : IStreamDetector
{
    private const byte Version = 1;
    private const int Bets = 12;
    private double lowestBaseline;
    private double highestBaseline;
    private double lowest;
    private double highest;
    private double runLength;
    private DriftSide side;
    private MeanEDetectorForm form;
    private long count;
    private double[] rises = new double[Bets];
    private double[] falls = new double[Bets];
    private DriftLevel level;

    /// <summary>A detector without values.</summary>
    /// <param name="baseline">Means that are no change; at each watched side strictly inside of the range of the values. Both bounds may be equal.</param>
    /// <param name="runLength">Average rows to a false alarm, at least 1.</param>
    /// <param name="side">The changes to find; with both, half of the budget is for each.</param>
    /// <param name="form">How evidence is added up.</param>
    /// <param name="lowest">Lowest value that can occur, finite.</param>
    /// <param name="highest">Highest value that can occur, finite, above <paramref name="lowest"/>.</param>
    /// <exception cref="ArgumentException">The baseline is empty or leaves no room for a change within the range.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public MeanEDetector(
        Interval baseline,
        double runLength,
        DriftSide side = DriftSide.Up,
        MeanEDetectorForm form = MeanEDetectorForm.ShiryaevRoberts,
        double lowest = 0,
        double highest = 1)
    {
        StreamValue.CheckFinite(lowest);
        if (!(highest > lowest) || !double.IsFinite(highest - lowest))
            throw new ArgumentOutOfRangeException(nameof(highest), "The highest value must be above the lowest, and both finite.");
        if (!(baseline.Lower <= baseline.Upper)) throw new ArgumentException("The baseline is empty.", nameof(baseline));
        this.side = StreamValue.Defined(side, nameof(side));
        this.form = StreamValue.Defined(form, nameof(form));
        this.runLength = StreamValue.Positive(runLength, nameof(runLength));
        ArgumentOutOfRangeException.ThrowIfLessThan(runLength, 1);
        (this.lowest, this.highest) = (lowest, highest);
        (lowestBaseline, highestBaseline) = (Scaled(baseline.Lower), Scaled(baseline.Upper));
        if ((side != DriftSide.Down && highestBaseline is not (> 0 and < 1)) || (side != DriftSide.Up && lowestBaseline is not (> 0 and < 1)))
            throw new ArgumentException("The baseline must end inside of the range of the values.", nameof(baseline));
    }

    /// <inheritdoc/>
    public long Count => count;

    /// <inheritdoc/>
    public DriftLevel Level => level;

    /// <summary>The e-detector, at least 0: an alarm at the run length. Its mean after n values without a change is at most n.</summary>
    public double Evidence => side switch
    {
        DriftSide.Up => Average(rises),
        DriftSide.Down => Average(falls),
        _ => (Average(rises) + Average(falls)) / 2,
    };

    /// <summary>
    /// A detector of departures from the mean of a reference sample, which is known only within its interval of Hoeffding: where the
    /// interval covers the mean (with at least the confidence), the run length holds. Values in [0, 1].
    /// </summary>
    /// <param name="reference">Moments of independent values in [0, 1], at least one.</param>
    /// <param name="runLength">Average rows to a false alarm, at least 1.</param>
    /// <param name="confidence">Confidence of the baseline, above 0 and below 1.</param>
    /// <param name="side">The changes to find.</param>
    /// <returns>The detector.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reference"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// The reference is empty, leaves [0, 1], or is so small or extreme that its interval reaches the end that is watched.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The run length or the confidence is out of its range.</exception>
    public static MeanEDetector AfterReference(Moments reference, double runLength, double confidence = 0.95, DriftSide side = DriftSide.Up)
    {
        ArgumentNullException.ThrowIfNull(reference);
        if (reference.Count == 0 || reference.Min < 0 || reference.Max > 1)
            throw new ArgumentException("The reference must hold values in [0, 1].", nameof(reference));

        var mean = Math.Clamp(reference.Mean, 0, 1);
        var interval = BoundedMean.Hoeffding(mean, reference.Count, Confidence.Error(confidence));
        return new(new(Math.Min(interval.Lower, mean), Math.Max(interval.Upper, mean)), runLength, side);
    }

    /// <summary>The detector that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A detector that goes on where the saved one stopped.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static MeanEDetector FromBytes(ReadOnlySpan<byte> state)
    {
        var detector = new MeanEDetector(new(0.5, 0.5), 1);
        StateTransfer.Load(StateKind.MeanEDetector, Version, state, detector.Carry);
        return detector;
    }

    /// <inheritdoc/>
    public DriftLevel Update(double value)
    {
        if (!(value >= lowest && value <= highest))
            throw new ArgumentOutOfRangeException(nameof(value), "The value must be in the range of the detector.");
        if (level == DriftLevel.Drift) Reset();

        count++;
        var share = Scaled(value);
        if (side != DriftSide.Down) Bet(rises, share / highestBaseline - 1);
        if (side != DriftSide.Up) Bet(falls, (1 - share) / (1 - lowestBaseline) - 1);
        return level = Evidence >= runLength ? DriftLevel.Drift : DriftLevel.Stable;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        (count, level) = (0, DriftLevel.Stable);
        Array.Clear(rises);
        Array.Clear(falls);
    }

    /// <inheritdoc/>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.MeanEDetector, Version, Carry);

    private static double Average(double[] evidence) => evidence.Sum() / Bets;

    private double Scaled(double value) => (value - lowest) / (highest - lowest);

    private void Bet(double[] evidence, double gain)
    {
        var size = 1.0;
        foreach (ref var each in evidence.AsSpan())
        {
            size /= 2;
            each = (form == MeanEDetectorForm.Cusum ? Math.Max(each, 1) : each + 1) * (1 + size * gain);
        }
    }

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref lowestBaseline);
        transfer.Carry(ref highestBaseline);
        transfer.Carry(ref lowest);
        transfer.Carry(ref highest);
        transfer.Carry(ref runLength);
        transfer.Carry(ref side, number => (DriftSide)number);
        transfer.Carry(ref form, number => (MeanEDetectorForm)number);
        transfer.Carry(ref count);
        transfer.Carry(ref rises);
        transfer.Carry(ref falls);
        transfer.Carry(ref level, number => (DriftLevel)number);
    }
}
