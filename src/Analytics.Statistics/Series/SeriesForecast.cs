namespace Analytics.Statistics.Series;

/// <summary>Forecast of the values that follow a series.</summary>
/// <param name="Steps">One forecast for each value ahead, the nearest first.</param>
/// <param name="Confidence">Confidence of each step's interval by itself, above 0 and below 1.</param>
public sealed record SeriesForecast(IReadOnlyList<ForecastStep> Steps, double Confidence)
{
    /// <summary>The point forecasts, the nearest first. O(h).</summary>
    public IReadOnlyList<double> Values => [.. Steps.Select(step => step.Value)];
}
