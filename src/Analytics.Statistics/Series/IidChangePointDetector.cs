namespace Analytics.Statistics.Series;

/// <summary>
/// Finds changes of the distribution of a series whose values are independent draws. Each value gets a p-value from the values before it (see
/// <see cref="IidSpikeDetector"/>); a martingale bets against these being uniform, over a sliding window, as ML.NET's DetectIidChangePoint does.
/// Not safe for several threads at once.
/// Source: ML.NET, IidChangePointDetector; Ho &amp; Wechsler 2010, "A martingale framework for detecting changes in data streams by testing
/// exchangeability", IEEE TPAMI 32(12), 2113-2127.
/// </summary>
public sealed class IidChangePointDetector
{
    private readonly ChangePointJudge judge;

    /// <summary>A detector without a history, or one that goes on from a saved state.</summary>
    /// <param name="options">Scoring and alerts; null for the defaults.</param>
    /// <param name="state">State of an earlier detector with the same options.</param>
    /// <exception cref="ArgumentOutOfRangeException">The confidence, the ε or the history length is out of its range.</exception>
    public IidChangePointDetector(ChangePointOptions? options = null, DetectorState? state = null) => judge = new(options ?? new(), state);

    /// <summary>The state, to go on from later; O(history).</summary>
    public DetectorState State => judge.Saved;

    /// <summary>Judges the next value by the values before it, then adds it to them; O(history).</summary>
    /// <param name="value">The value, in the unit of the series; NaN is a missing value and changes nothing.</param>
    /// <returns>The reading; its raw score is the value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite.</exception>
    public ChangePointReading Add(double value)
    {
        SeriesInput.CheckMissable(value);
        return judge.Judge(value);
    }
}
