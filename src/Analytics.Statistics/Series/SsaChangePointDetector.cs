namespace Analytics.Statistics.Series;

/// <summary>
/// Finds changes in how a seasonal series departs from what it leads to expect: each value is compared with the forecast of an <see cref="SsaModel"/>, and the
/// differences are judged as <see cref="IidChangePointDetector"/> judges values, as ML.NET's DetectChangePointBySsa does. The model stands at the end of its
/// training series: pass what follows it. Not safe for several threads at once.
/// </summary>
public sealed class SsaChangePointDetector
{
    private readonly SsaScore score;
    private readonly ChangePointJudge judge;

    /// <summary>A detector on a copy of a trained model.</summary>
    /// <param name="model">Model of the series.</param>
    /// <param name="options">Alerts; null for the defaults.</param>
    /// <param name="scoring">Scores; null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="model"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SsaChangePointDetector(SsaModel model, ChangePointOptions? options = null, SsaDetectorOptions? scoring = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        score = new(model, scoring ?? new());
        judge = new(options ?? new(), null);
    }

    /// <summary>A detector that goes on from a saved state.</summary>
    /// <param name="state">State of an earlier detector with the same options.</param>
    /// <param name="options">Alerts; null for the defaults.</param>
    /// <param name="scoring">Scores; null for the defaults.</param>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    /// <exception cref="ArgumentException">The state has no model.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SsaChangePointDetector(DetectorState state, ChangePointOptions? options = null, SsaDetectorOptions? scoring = null)
    {
        ArgumentNullException.ThrowIfNull(state);
        score = new(new(state.Model ?? throw new ArgumentException("The state has no model.", nameof(state))), scoring ?? new());
        judge = new(options ?? new(), state);
    }

    /// <summary>The state, to go on from later; O(history + L · rank).</summary>
    public DetectorState State => judge.Saved with { Model = score.Saved };

    /// <summary>Trains a model (rank at most half of the window, not stabilised) and puts a detector on it; O(N · L²).</summary>
    /// <param name="training">Normal history, more than two windows of values, oldest first; NaN is a missing value.</param>
    /// <param name="season">Length L of the window, at least 2: the season of the series, or more.</param>
    /// <param name="options">Alerts; null for the defaults.</param>
    /// <param name="scoring">Scores; null for the defaults.</param>
    /// <returns>The detector, to be given the values that follow the training series.</returns>
    /// <exception cref="ArgumentException">The training series is too short or has infinite values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The season or an option is out of its range.</exception>
    public static SsaChangePointDetector Train(ReadOnlySpan<double> training, int season, ChangePointOptions? options = null, SsaDetectorOptions? scoring = null) =>
        new(SsaScore.Train(training, season), options, scoring);

    /// <summary>Judges the next value, and takes it into the model and the history; O(history + L · rank).</summary>
    /// <param name="value">The value, in the unit of the series; NaN is a missing value.</param>
    /// <returns>The reading; its raw score is the difference of the value and its forecast, as the options have it.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite.</exception>
    public ChangePointReading Add(double value) => judge.Judge(score.Of(value));
}
