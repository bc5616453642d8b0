using System.Numerics.Tensors;
using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Series;

/// <summary>
/// Singular spectrum analysis as a forecaster: the signal of a series is its part in the space of a few components of its lag covariance, which
/// follows a linear recurrence. Values are consumed one by one; the trained space and recurrence stay as they are. Good for seasons of any
/// shape, poor for trends and short series. Not safe for several threads at once.
/// Source: Golyandina, Nekrutkin &amp; Zhigljavsky 2001, "Analysis of time series structure: SSA and related techniques", ch. 2; the rules for rank,
/// stability and consumption are those of ML.NET's AdaptiveSingularSpectrumSequenceModeler.
/// </summary>
public sealed class SsaModel
{
    private readonly int window;
    private readonly double[] basis;
    private readonly double[] coefficients;
    private readonly double[] signal;
    private readonly MissingValues missing;
    private readonly SsaVariance variance;
    private double[] consumed;

    /// <summary>A model that goes on from a saved state.</summary>
    /// <param name="state">State of an earlier model.</param>
    /// <exception cref="ArgumentNullException"><paramref name="state"/> is null.</exception>
    /// <exception cref="ArgumentException">The lengths of the state's parts do not fit each other.</exception>
    public SsaModel(SsaState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        window = state.Coefficients.Count + 1;
        if (window < 2 || state.Basis.Count == 0 || state.Basis.Count % window != 0 || state.Signal.Count != window - 1
            || (state.Consumed.Count != 0 && state.Consumed.Count != window - 1))
            throw new ArgumentException("The parts of the state do not fit each other.", nameof(state));

        basis = [.. state.Basis];
        coefficients = [.. state.Coefficients];
        signal = [.. state.Signal];
        consumed = [.. state.Consumed];
        (missing, variance) = (state.Missing, state.Variance);
        (ObservationVariance, RecurrenceVariance) = (state.ObservationVariance, state.RecurrenceVariance);
    }

    /// <summary>Components that make up the signal, at least 1.</summary>
    public int Rank => basis.Length / window;

    /// <summary>Length of the window: that asked for, or less where the series is too poor for it (constant, nearly empty).</summary>
    public int WindowSize => window;

    /// <summary>Variance of the training values about the signal, at least 0, in the squared unit of the series.</summary>
    public double ObservationVariance { get; }

    /// <summary>Variance of the training signal about its recurrence, at least 0, in the squared unit of the series.</summary>
    public double RecurrenceVariance { get; }

    /// <summary>What the model expects the next value to be. O(L).</summary>
    public double Next => TensorPrimitives.Dot<double>(coefficients, signal);

    /// <summary>The state, to go on from later or to copy the model. O(L · rank).</summary>
    public SsaState State => new()
    {
        Basis = [.. basis],
        Coefficients = [.. coefficients],
        Signal = [.. signal],
        Consumed = [.. consumed],
        ObservationVariance = ObservationVariance,
        RecurrenceVariance = RecurrenceVariance,
        Missing = missing,
        Variance = variance,
    };

    /// <summary>
    /// Trains a model. O(N·L² + N·L·rank); a series without spread gives the model that predicts the mean of the last values.
    /// </summary>
    /// <param name="series">Training series, more than 2 · L values that are not missing (NaN), in any unit, oldest first.</param>
    /// <param name="options">Window, rank and stability.</param>
    /// <returns>The model, its state at the end of the series.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    /// <exception cref="ArgumentException">The series is too short for the window or has infinite values.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static SsaModel Train(ReadOnlySpan<double> series, SsaOptions options) => SsaTraining.Train(series, options);

    /// <summary>Takes in the next value of the series and moves the signal on. O(L · rank).</summary>
    /// <param name="value">The value; NaN for a missing one.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is infinite.</exception>
    public void Consume(double value)
    {
        SeriesInput.CheckMissable(value);
        if (double.IsNaN(value))
        {
            if (missing == MissingValues.Skip) return;
            value = Next;
        }

        double[] newest = [.. consumed.Length == 0 ? signal : consumed, value];
        var smooth = SsaTraining.Project(basis, newest);
        for (var i = 0; i < window - 2; i++) signal[i] = ((window - 2 - i) * signal[i + 1] + smooth[i + 1]) / (window - 1 - i);
        signal[window - 2] = smooth[window - 1];
        consumed = newest[1..];
    }

    /// <summary>
    /// Forecast of the next values with normal intervals, right where the noise is normal and the recurrence known: as the recurrence is estimated
    /// from the same series, they are somewhat narrow. O(h · L).
    /// </summary>
    /// <param name="horizon">Values ahead, at least 1.</param>
    /// <param name="confidence">Confidence of each interval, above 0 and below 1.</param>
    /// <returns>The forecast, in the unit of the series.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or the confidence is out of its range.</exception>
    /// <exception cref="InvalidOperationException">A model that is not stabilised grows beyond the range of a double within the horizon.</exception>
    public SeriesForecast Forecast(int horizon, double confidence = 0.95)
    {
        SeriesInput.AtLeast(horizon, 1);
        var width = NormalDistribution.TwoSided(Confidence.Error(confidence));

        var path = Recur(signal, horizon);
        var weights = Recur([.. new double[window - 2], 1], horizon);
        var (steps, total) = (new ForecastStep[horizon], ObservationVariance + RecurrenceVariance);
        for (var i = 0; i < horizon; i++)
        {
            if (i > 0) total += RecurrenceVariance * Square(weights[variance == SsaVariance.MlNet ? i : i - 1]);
            steps[i] = ForecastStep.Symmetric(path[i], width * Math.Sqrt(total));
        }

        return new(steps, confidence);
    }

    private double[] Recur(double[] first, int horizon)
    {
        double[] path = [.. first, .. new double[horizon]];
        for (var i = first.Length; i < path.Length; i++) path[i] = TensorPrimitives.Dot(coefficients, path.AsSpan(i - first.Length, first.Length));
        return double.IsFinite(path[^1]) ? path[first.Length..] : throw new InvalidOperationException("The recurrence grows out of range: train it stabilised.");
    }

    private static double Square(double value) => value * value;
}
