using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Streaming;

/// <summary>
/// Anytime-valid detector of a change of a share that comes as counts, batch by batch: violations of the checks of an hour, say. As long as each row is a hit
/// with a probability in the baseline, whatever went before, the average batches to a false alarm are at least the wanted run length. Bets of twelve
/// sizes, λ = 1/2 … 1/4096, on every row: a batch with k hits of n multiplies evidence by (1 + λ (1/m − 1))^k (1 − λ)^(n − k), m being the border of the
/// baseline (for falls: both mirrored); their average is an e-detector (Shiryaev-Roberts over batches), which alarms at the run length. O(12) time
/// and state for each side, however many rows.
/// Source: Shin, Ramdas &amp; Rinaldo 2024, "E-detectors: a nonparametric framework for sequential change detection", The New England Journal of
/// Statistics in Data Science 2(2), 229-260.
/// </summary>
public sealed class ShareEDetector
{
    private const int Bets = 12;

    /// <summary>Largest logarithm by which one batch multiplies, so that evidence stays finite.</summary>
    private const double MostGain = 300;

    private readonly Interval baseline;
    private readonly double runLength;
    private readonly DriftSide side;
    private readonly double[] rises = new double[Bets];
    private readonly double[] falls = new double[Bets];

    /// <summary>A detector without batches.</summary>
    /// <param name="baseline">Shares that are no change; at each watched side strictly between 0 and 1. Both bounds may be equal.</param>
    /// <param name="runLength">Average batches to a false alarm, at least 1.</param>
    /// <param name="side">The changes to find; with both, half of the budget is for each.</param>
    /// <exception cref="ArgumentException">The baseline is empty or leaves no room for a change.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The run length or the side is out of its range.</exception>
    public ShareEDetector(Interval baseline, double runLength, DriftSide side = DriftSide.Up)
    {
        if (!(baseline.Lower <= baseline.Upper)) throw new ArgumentException("The baseline is empty.", nameof(baseline));
        this.side = StreamValue.Defined(side, nameof(side));
        if ((side != DriftSide.Down && baseline.Upper is not (> 0 and < 1)) || (side != DriftSide.Up && baseline.Lower is not (> 0 and < 1)))
            throw new ArgumentException("The baseline must end between 0 and 1.", nameof(baseline));
        this.runLength = StreamValue.Positive(runLength, nameof(runLength));
        ArgumentOutOfRangeException.ThrowIfLessThan(runLength, 1);
        this.baseline = baseline;
    }

    /// <summary>The answer to the last batch; <see cref="DriftLevel.Stable"/> before the first.</summary>
    public DriftLevel Level { get; private set; }

    /// <summary>The e-detector, at least 0: an alarm at the run length. Its mean after n batches without a change is at most n.</summary>
    public double Evidence => side switch
    {
        DriftSide.Up => rises.Average(),
        DriftSide.Down => falls.Average(),
        _ => (rises.Average() + falls.Average()) / 2,
    };

    /// <summary>Takes the next batch. After <see cref="DriftLevel.Drift"/> it begins anew with it.</summary>
    /// <param name="hits">Rows that are hits, 0 to <paramref name="rows"/>.</param>
    /// <param name="rows">Rows of the batch, at least 0; a batch without rows says nothing.</param>
    /// <returns>The new <see cref="Level"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is out of its range; the detector is unchanged.</exception>
    public DriftLevel Update(long hits, long rows)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rows);
        if (hits < 0 || hits > rows) throw new ArgumentOutOfRangeException(nameof(hits), "The hits must be 0 to the rows.");
        if (Level == DriftLevel.Drift)
        {
            Array.Clear(rises);
            Array.Clear(falls);
        }

        if (side != DriftSide.Down) Bet(rises, hits, rows - hits, baseline.Upper);
        if (side != DriftSide.Up) Bet(falls, rows - hits, hits, 1 - baseline.Lower);
        return Level = Evidence >= runLength ? DriftLevel.Drift : DriftLevel.Stable;
    }

    private static void Bet(double[] evidence, long hits, long others, double border)
    {
        var size = 1.0;
        foreach (ref var each in evidence.AsSpan())
        {
            size /= 2;
            var gain = hits * NearZero.Log1p(size * (1 / border - 1)) + others * NearZero.Log1p(-size);
            each = (each + 1) * Math.Exp(Math.Min(MostGain, gain));
        }
    }
}
