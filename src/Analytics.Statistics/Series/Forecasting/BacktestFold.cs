namespace Analytics.Statistics.Series.Forecasting;

/// <summary>One forecast from the past and what came true.</summary>
/// <param name="Origin">Values of history that the forecast knew.</param>
/// <param name="Actual">The values that followed.</param>
/// <param name="Forecast">The forecast of them.</param>
public sealed record BacktestFold(int Origin, IReadOnlyList<double> Actual, SeriesForecast Forecast);
