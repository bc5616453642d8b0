namespace Analytics.Statistics.Series.Forecasting;

/// <summary>
/// Another forecaster on the logarithms of a positive series, for seasons and errors that grow with the level. The forecast is the median of the
/// back-transformed distribution. Intervals stay above zero.
/// Source: Hyndman &amp; Athanasopoulos 2021, "Forecasting: principles and practice", 3rd edition, section 5.6.
/// </summary>
/// <param name="inner">The forecaster of the logarithms.</param>
public sealed class LogForecaster(IForecaster inner) : IForecaster
{
    private const double LargestLog = 700;

    private readonly IForecaster inner = inner ?? throw new ArgumentNullException(nameof(inner));

    /// <inheritdoc/>
    public string Name => $"log {inner.Name}";

    /// <inheritdoc/>
    public int LeastValues => inner.LeastValues;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A value of the history is not above 0.</exception>
    public SeriesForecast Forecast(ReadOnlySpan<double> history, int horizon, double confidence = 0.95)
    {
        var values = ForecastInput.Checked(this, history, horizon, confidence);
        if (values.Min() <= 0) throw new ArgumentException("Logarithms need values above 0.", nameof(history));

        var logs = inner.Forecast([.. values.Select(value => Math.Log(value))], horizon, confidence);
        return ForecastInput.Map(logs, (_, value) => Math.Exp(Math.Min(value, LargestLog)));
    }
}
