namespace Analytics.Statistics.Series.Forecasting;

/// <summary>Forecasts from past origins, compared with what came true.</summary>
/// <param name="Folds">The forecasts, the earliest origin first.</param>
/// <param name="MeanAbsoluteError">Mean absolute error over all folds and steps, in the unit of the series.</param>
/// <param name="Coverage">Share of the values within their intervals, in [0, 1].</param>
public sealed record Backtest(IReadOnlyList<BacktestFold> Folds, double MeanAbsoluteError, double Coverage)
{
    /// <summary>
    /// Rolling-origin evaluation: the forecaster is fitted anew at each origin, to all that was known there. The last origin leaves one horizon of
    /// values. As costly as one forecast for each origin.
    /// Source: Tashman 2000, "Out-of-sample tests of forecasting accuracy", International Journal of Forecasting 16(4), 437-450.
    /// </summary>
    /// <param name="series">Finite values, evenly spaced, oldest first.</param>
    /// <param name="forecaster">The forecaster.</param>
    /// <param name="options">Origins and horizon; null for the defaults.</param>
    /// <returns>The folds and their measures.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="forecaster"/> is null.</exception>
    /// <exception cref="ArgumentException">The series is too short for one origin or has a value that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static Backtest Run(ReadOnlySpan<double> series, IForecaster forecaster, BacktestOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(forecaster);
        options ??= new();
        SeriesInput.AtLeast(options.Origins, 1);
        SeriesInput.AtLeast(options.Step, 1);
        var least = Math.Max(forecaster.LeastValues, SeriesInput.AtLeast(options.LeastHistory, 1));
        SeriesInput.Check(series, least + SeriesInput.AtLeast(options.Horizon, 1));

        var folds = new List<BacktestFold>();
        for (var origin = series.Length - options.Horizon; origin >= least && folds.Count < options.Origins; origin -= options.Step)
            folds.Insert(0, Fold(series, forecaster, origin, options));
        var pairs = folds.SelectMany(fold => fold.Actual.Zip(fold.Forecast.Steps)).ToArray();
        var inside = pairs.Count(pair => pair.First >= pair.Second.Lower && pair.First <= pair.Second.Upper);
        return new(folds, pairs.Average(pair => Math.Abs(pair.First - pair.Second.Value)), (double)inside / pairs.Length);
    }

    private static BacktestFold Fold(ReadOnlySpan<double> series, IForecaster forecaster, int origin, BacktestOptions options) => new(
        origin,
        series.Slice(origin, options.Horizon).ToArray(),
        forecaster.Forecast(series[..origin], options.Horizon, options.Confidence));
}
