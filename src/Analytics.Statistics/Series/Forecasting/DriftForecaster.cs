namespace Analytics.Statistics.Series.Forecasting;

/// <summary>
/// A random walk with drift: the line from the first to the last value goes on. Normal intervals, with the error of the drift. O(n + h).
/// Source: Hyndman &amp; Athanasopoulos 2021, "Forecasting: principles and practice", 3rd edition, sections 5.2 and 5.5.
/// </summary>
public sealed class DriftForecaster : IForecaster
{
    /// <inheritdoc/>
    public string Name => "drift";

    /// <inheritdoc/>
    public int LeastValues => 3;

    /// <inheritdoc/>
    public SeriesForecast Forecast(ReadOnlySpan<double> history, int horizon, double confidence = 0.95)
    {
        var values = ForecastInput.Checked(this, history, horizon, confidence);

        var steps = values.Length - 1;
        var drift = (values[^1] - values[0]) / steps;
        var squares = 0.0;
        for (var i = 1; i < values.Length; i++) squares += Math.Pow(values[i] - values[i - 1] - drift, 2);
        var deviation = Math.Sqrt(squares / (steps - 1));
        var path = Enumerable.Range(1, horizon).Select(step => values[^1] + step * drift).ToArray();
        return ForecastInput.Normal(path, step => deviation * Math.Sqrt((step + 1) * (1 + (step + 1.0) / steps)), confidence);
    }
}
