namespace Analytics.Statistics.Series.Forecasting;

/// <summary>
/// The series without its season by <see cref="StlDecomposition"/>, forecast by exponential smoothing, and the last season put back. For seasons of
/// any length, as of half-hours in a week. Intervals leave the season's error out. O(n · evaluations).
/// Source: Hyndman &amp; Athanasopoulos 2021, "Forecasting: principles and practice", 3rd edition, section 5.7.
/// </summary>
/// <param name="period">Values in a season, at least 2.</param>
/// <param name="seasonalWidth">Seasons that the seasonal smoother spans, odd, at least 7.</param>
public sealed class StlForecaster(int period, int seasonalWidth = 13) : IForecaster
{
    private readonly int period = SeriesInput.AtLeast(period, 2);
    private readonly int seasonalWidth = SeriesInput.AtLeast(seasonalWidth, 7);
    private readonly ExponentialSmoothing smoothing = new();

    /// <inheritdoc/>
    public string Name => "STL + ETS";

    /// <inheritdoc/>
    public int LeastValues => 2 * period + 2;

    /// <inheritdoc/>
    public SeriesForecast Forecast(ReadOnlySpan<double> history, int horizon, double confidence = 0.95)
    {
        var values = ForecastInput.Checked(this, history, horizon, confidence);

        var season = StlDecomposition.Of(values, new() { Period = period, SeasonalWidth = seasonalWidth }).Seasonal;
        var plain = smoothing.Forecast([.. values.Zip(season, (value, part) => value - part)], horizon, confidence);
        return ForecastInput.Map(plain, (step, value) => value + season[values.Length - period + step % period]);
    }
}
