namespace Analytics.Statistics.Series.Forecasting;

/// <summary>
/// The mean of several forecasters, values and bounds alike. Errors of different methods partly cancel.
/// Source: Bates &amp; Granger 1969, "The combination of forecasts", Operational Research Quarterly 20(4), 451-468.
/// </summary>
public sealed class CombinedForecaster : IForecaster
{
    private readonly IForecaster[] parts;

    /// <summary>The mean of the given forecasters.</summary>
    /// <param name="parts">At least one.</param>
    /// <exception cref="ArgumentNullException"><paramref name="parts"/> is null.</exception>
    /// <exception cref="ArgumentException">There are none.</exception>
    public CombinedForecaster(IReadOnlyList<IForecaster> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count == 0) throw new ArgumentException("There must be a forecaster.", nameof(parts));
        this.parts = [.. parts];
    }

    /// <inheritdoc/>
    public string Name => string.Join(" + ", parts.Select(part => part.Name));

    /// <inheritdoc/>
    public int LeastValues => parts.Max(part => part.LeastValues);

    /// <inheritdoc/>
    public SeriesForecast Forecast(ReadOnlySpan<double> history, int horizon, double confidence = 0.95)
    {
        var values = ForecastInput.Checked(this, history, horizon, confidence);

        return Mean([.. parts.Select(part => part.Forecast(values, horizon, confidence))]);
    }

    internal static SeriesForecast Mean(IReadOnlyList<SeriesForecast> forecasts) => forecasts[0] with
    {
        Steps = [.. forecasts[0].Steps.Select((_, i) => new ForecastStep(
            forecasts.Average(each => each.Steps[i].Value),
            forecasts.Average(each => each.Steps[i].Lower),
            forecasts.Average(each => each.Steps[i].Upper)))],
    };
}
