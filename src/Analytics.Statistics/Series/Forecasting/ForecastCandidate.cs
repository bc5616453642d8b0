namespace Analytics.Statistics.Series.Forecasting;

/// <summary>How a forecaster did on earlier origins of a history.</summary>
/// <param name="Forecaster">The forecaster.</param>
/// <param name="MeanAbsoluteError">Its mean absolute error, in the unit of the series.</param>
/// <param name="Folds">Its forecasts and what came true.</param>
public sealed record ForecastCandidate(IForecaster Forecaster, double MeanAbsoluteError, IReadOnlyList<BacktestFold> Folds);
