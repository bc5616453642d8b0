using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Streaming;

/// <summary>
/// Anytime-valid detector of a change of the mean of normal values of which neither mean nor variance is known, such as a figure of one window after
/// another: a latency, an error, a distance. Each value is judged as a new one after all before it, by t = (x − mean) ÷ (s √(1 + 1/n)) with n − 1 degrees of
/// freedom; as long as nothing changes, the p-values of these are independent and uniform, whatever mean and variance are. Bets of six sizes,
/// κ = 3/4, 1/2 … 1/32, multiply evidence by κ p^(κ − 1); their average is an e-detector (Shiryaev-Roberts), which alarms at the run length:
/// the average values to a false alarm are at least that. Exact for normal values, near for averages of many rows; skewed or dependent values, and
/// seasons, raise more. Values without any spread tell nothing. O(6) state for each side, O(√n) time.
/// Sources: Quesenberry 1991, "SPC Q charts for start-up processes and short or long runs", Journal of Quality Technology 23(3), 213-224 (the p-values);
/// Shin, Ramdas &amp; Rinaldo 2024, "E-detectors: a nonparametric framework for sequential change detection", The New England Journal of Statistics in
/// Data Science 2(2), 229-260; Sellke, Bayarri &amp; Berger 2001, "Calibration of p values for testing precise null hypotheses", The American
/// Statistician 55(1), 62-71 (the bets).
/// </summary>
public sealed class SelfStartingEDetector : IStreamDetector
{
    private const byte Version = 1;

    /// <summary>Below it a spread is rounding, as a share of the mean.</summary>
    private const double LeastSpread = 1e-12;

    /// <summary>Smaller p-values count as this one, so that evidence stays finite.</summary>
    private const double LeastPValue = 1e-100;

    private static readonly double[] Powers = [3.0 / 4, 1.0 / 2, 1.0 / 4, 1.0 / 8, 1.0 / 16, 1.0 / 32];

    private double runLength;
    private DriftSide side;
    private int warmUp;
    private long count;
    private double mean;
    private double squares;
    private double[] rises = new double[Powers.Length];
    private double[] falls = new double[Powers.Length];
    private DriftLevel level;

    /// <summary>A detector without values.</summary>
    /// <param name="runLength">Average values to a false alarm, at least 1.</param>
    /// <param name="side">The changes to find; with both, half of the budget is for each.</param>
    /// <param name="warmUp">Values before which it only learns, at least 2: those that nothing is known against.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public SelfStartingEDetector(double runLength, DriftSide side = DriftSide.Both, int warmUp = 5)
    {
        this.runLength = StreamValue.Positive(runLength, nameof(runLength));
        ArgumentOutOfRangeException.ThrowIfLessThan(runLength, 1);
        this.side = StreamValue.Defined(side, nameof(side));
        this.warmUp = StreamValue.AtLeast(warmUp, 2, nameof(warmUp));
    }

    /// <inheritdoc/>
    public long Count => count;

    /// <inheritdoc/>
    public DriftLevel Level => level;

    /// <summary>The mean of the values so far, in their unit.</summary>
    public double Mean => mean;

    /// <summary>The e-detector, at least 0: an alarm at the run length. Its mean n values after the warm-up, without a change, is at most n.</summary>
    public double Evidence => Math.Min(double.MaxValue, side switch
    {
        DriftSide.Up => rises.Average(),
        DriftSide.Down => falls.Average(),
        _ => (rises.Average() + falls.Average()) / 2,
    });

    /// <summary>The detector that <see cref="ToBytes"/> saved.</summary>
    /// <param name="state">Bytes of <see cref="ToBytes"/>.</param>
    /// <returns>A detector that goes on where the saved one stopped.</returns>
    /// <exception cref="ArgumentException">The bytes are damaged, of another kind or of an unknown version.</exception>
    public static SelfStartingEDetector FromBytes(ReadOnlySpan<byte> state)
    {
        var detector = new SelfStartingEDetector(1);
        StateTransfer.Load(StateKind.SelfStartingEDetector, Version, state, detector.Carry);
        return detector;
    }

    /// <inheritdoc/>
    public DriftLevel Update(double value)
    {
        StreamValue.CheckFinite(value);
        if (level == DriftLevel.Drift) Reset();

        if (count >= warmUp)
        {
            var deviation = Math.Sqrt(squares / (count - 1)) * Math.Sqrt(1 + 1.0 / count);
            if (deviation > LeastSpread * Math.Abs(mean))
            {
                var t = (value - mean) / deviation;
                if (side != DriftSide.Down) Bet(rises, t);
                if (side != DriftSide.Up) Bet(falls, -t);
            }
        }

        count++;
        var departure = value - mean;
        mean += departure / count;
        squares += departure * (value - mean);
        return level = Evidence >= runLength ? DriftLevel.Drift : DriftLevel.Stable;
    }

    /// <inheritdoc/>
    public void Reset()
    {
        (count, mean, squares, level) = (0, 0, 0, DriftLevel.Stable);
        Array.Clear(rises);
        Array.Clear(falls);
    }

    /// <inheritdoc/>
    public byte[] ToBytes() => StateTransfer.Save(StateKind.SelfStartingEDetector, Version, Carry);

    private void Bet(double[] evidence, double t)
    {
        var p = Math.Max(LeastPValue, StudentDistribution.Survival(t, count - 1));
        for (var at = 0; at < Powers.Length; at++) evidence[at] = (evidence[at] + 1) * Powers[at] * Math.Pow(p, Powers[at] - 1);
    }

    private void Carry(StateTransfer transfer)
    {
        transfer.Carry(ref runLength);
        transfer.Carry(ref side, number => (DriftSide)number);
        transfer.Carry(ref warmUp);
        transfer.Carry(ref count);
        transfer.Carry(ref mean);
        transfer.Carry(ref squares);
        transfer.Carry(ref rises);
        transfer.Carry(ref falls);
        transfer.Carry(ref level, number => (DriftLevel)number);
    }
}
