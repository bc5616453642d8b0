namespace Analytics.Statistics.Series.Forecasting;

/// <summary>
/// Another forecaster, its intervals scaled by one factor so that they would have held the stated share of the values that followed earlier
/// origins of the same history (split conformal prediction with normalised residuals). Its point forecasts stay. Where the history is too short
/// for an origin, the intervals stay too. As costly as one forecast for each origin and one more.
/// Source: Lei, G'Sell, Rinaldo, Tibshirani &amp; Wasserman 2018, "Distribution-free predictive inference for regression", JASA 113(523), 1094-1111.
/// </summary>
/// <param name="inner">The forecaster.</param>
/// <param name="origins">Earlier origins, at least 1.</param>
public sealed class ConformalForecaster(IForecaster inner, int origins = 5) : IForecaster
{
    private readonly IForecaster inner = inner ?? throw new ArgumentNullException(nameof(inner));
    private readonly int origins = SeriesInput.AtLeast(origins, 1);

    /// <inheritdoc/>
    public string Name => $"conformal {inner.Name}";

    /// <inheritdoc/>
    public int LeastValues => inner.LeastValues;

    /// <inheritdoc/>
    public SeriesForecast Forecast(ReadOnlySpan<double> history, int horizon, double confidence = 0.95)
    {
        var values = ForecastInput.Checked(this, history, horizon, confidence);

        var forecast = inner.Forecast(values, horizon, confidence);
        var options = Origins.Of(values.Length, horizon, inner.LeastValues, origins) with { Confidence = confidence };
        if (values.Length < options.Horizon + Math.Max(options.LeastHistory, inner.LeastValues)) return forecast;
        return ConformalWidth.Scale(forecast, ConformalWidth.Of(Backtest.Run(values, inner, options).Folds, confidence));
    }
}
