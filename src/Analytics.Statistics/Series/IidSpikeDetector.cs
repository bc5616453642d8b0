namespace Analytics.Statistics.Series;

/// <summary>
/// Finds values that stand out of the newest others, for series whose values are independent draws of one distribution. The p-value of a value is
/// the tail of a Gaussian kernel density of the <see cref="SpikeOptions.HistoryLength"/> values before it, as ML.NET's DetectIidSpike computes it
/// (its error function is good to 1.5e-7, and p is kept from 1e-8 up). The bandwidth is the standard deviation of the history, so p is conservative.
/// Not safe for several threads at once.
/// Source: ML.NET, IidSpikeDetector; Wand &amp; Jones 1995, "Kernel smoothing", ch. 2 (the density).
/// </summary>
public sealed class IidSpikeDetector
{
    private readonly SpikeJudge judge;

    /// <summary>A detector without a history, or one that goes on from a saved state.</summary>
    /// <param name="options">Scoring and alerts; null for the defaults.</param>
    /// <param name="state">State of an earlier detector with the same options.</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence or the history length is out of its range.</exception>
    public IidSpikeDetector(SpikeOptions? options = null, DetectorState? state = null) => judge = new(options ?? new(), state);

    /// <summary>The state, to go on from later; O(history).</summary>
    public DetectorState State => new() { Scores = judge.Saved };

    /// <summary>Judges the next value by the values before it, then adds it to them; O(history).</summary>
    /// <param name="value">The value, in the unit of the series; NaN is a missing value and changes nothing.</param>
    /// <returns>The reading; its raw score is the value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite.</exception>
    public SpikeReading Add(double value)
    {
        SeriesInput.CheckMissable(value);
        return judge.Judge(value);
    }
}
