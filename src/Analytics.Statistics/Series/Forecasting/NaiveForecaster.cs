namespace Analytics.Statistics.Series.Forecasting;

/// <summary>
/// Each value as one season before, or as the last value: the yardstick of all others. Normal intervals whose variance grows with each season ahead.
/// O(n + h). Source: Hyndman &amp; Athanasopoulos 2021, "Forecasting: principles and practice", 3rd edition, sections 5.2 and 5.5.
/// </summary>
/// <param name="period">Values in a season, at least 1; 1 for none.</param>
public sealed class NaiveForecaster(int period = 1) : IForecaster
{
    private readonly int period = SeriesInput.AtLeast(period, 1);

    /// <inheritdoc/>
    public string Name => period > 1 ? "seasonal naive" : "naive";

    /// <inheritdoc/>
    public int LeastValues => period + 1;

    /// <inheritdoc/>
    public SeriesForecast Forecast(ReadOnlySpan<double> history, int horizon, double confidence = 0.95)
    {
        var values = ForecastInput.Checked(this, history, horizon, confidence);

        var squares = 0.0;
        for (var i = period; i < values.Length; i++) squares += Math.Pow(values[i] - values[i - period], 2);
        var deviation = Math.Sqrt(squares / (values.Length - period));
        var path = Enumerable.Range(0, horizon).Select(step => values[values.Length - period + step % period]).ToArray();
        return ForecastInput.Normal(path, step => deviation * Math.Sqrt(step / period + 1), confidence);
    }
}
