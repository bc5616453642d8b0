namespace Analytics.Statistics.Series.Forecasting;

/// <summary>A way to forecast a series from its history. Implementations hold settings only: they may be used by several threads at once.</summary>
public interface IForecaster
{
    /// <summary>A short name, for tables.</summary>
    string Name { get; }

    /// <summary>Values of history that it needs at least.</summary>
    int LeastValues { get; }

    /// <summary>Fits to the history and forecasts what follows it.</summary>
    /// <param name="history">At least <see cref="LeastValues"/> finite values, evenly spaced, in any unit, oldest first.</param>
    /// <param name="horizon">Values ahead, at least 1.</param>
    /// <param name="confidence">Confidence of the interval of each step by itself, above 0 and below 1.</param>
    /// <returns>The forecast, in the unit of the series.</returns>
    /// <exception cref="ArgumentException">The history is too short or has a value that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The horizon or the confidence is out of its range.</exception>
    SeriesForecast Forecast(ReadOnlySpan<double> history, int horizon, double confidence = 0.95);
}
