namespace Analytics.Statistics.Series;

/// <summary>
/// Finds single values that stand out in the spectral residual of the newest window, as ML.NET's DetectAnomalyBySrCnn does. It looks for points
/// that break a pattern: weak for shifts and for anomalies that last. Amplitudes below the rounding of the transform count as zero, so a constant
/// window gives a score of 0. Not safe for several threads at once.
/// Source: Ren et al. 2019, "Time-series anomaly detection service at Microsoft", KDD; constants of ML.NET's SrCnnAnomalyDetector.
/// </summary>
public sealed class SrCnnStreamDetector
{
    private const double LeastMean = 1e-8;

    private readonly SrCnnStreamOptions options;
    private readonly RollingValues window;

    /// <summary>A detector, empty or with the newest values of an earlier one.</summary>
    /// <param name="options">How it works; null for the defaults.</param>
    /// <param name="saved"><see cref="Saved"/> of an earlier detector; null for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SrCnnStreamDetector(SrCnnStreamOptions? options = null, IReadOnlyList<double>? saved = null)
    {
        this.options = options ?? new();
        SeriesInput.AtLeast(this.options.BackAdd, 0);
        SeriesInput.AtLeast(this.options.Averaging, 1);
        SeriesInput.AtLeast(this.options.Judgement, 1);
        SeriesInput.Within(this.options.Threshold, 0, 1);
        window = new(SeriesInput.AtLeast(this.options.WindowSize, SeriesInput.AtLeast(this.options.Lookahead, 1) + 2));
        foreach (var value in saved ?? []) window.Add(value);
    }

    /// <summary>The newest values, oldest first: all the state there is. O(window).</summary>
    public IReadOnlyList<double> Saved => window.OldestFirst();

    /// <summary>Takes in the next value and judges it; O(w·log w) in the window.</summary>
    /// <param name="value">A finite value, in any unit.</param>
    /// <returns>The reading; nothing stands out until the window is full.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is NaN or infinite.</exception>
    public SrCnnReading Add(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), "The value must be finite.");
        window.Add(value);
        if (!window.IsFull) return default;

        var newest = options.WindowSize - 1;
        var map = Saliency.Map(Saliency.Extend(window.OldestFirst(), options.Lookahead, options.BackAdd), options.Averaging);
        var mean = Saliency.TrailingMeans(map, options.Judgement)[newest];
        var score = Math.Abs(map[newest] - mean) / Math.Max(mean, LeastMean) / 10;
        return new(Math.Min(score, 1) > options.Threshold, score, map[newest]);
    }
}
