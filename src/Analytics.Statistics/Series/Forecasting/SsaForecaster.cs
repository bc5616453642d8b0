namespace Analytics.Statistics.Series.Forecasting;

/// <summary>
/// Singular spectrum analysis, see <see cref="SsaModel"/>, with a window of two seasons (24 values without one) and the exact rank. Poor for
/// trends and short series. O(n·L²).
/// </summary>
/// <param name="period">Values in a season, at least 1; 1 for none.</param>
/// <param name="stabilise">Whether forecasts are kept from exploding.</param>
public sealed class SsaForecaster(int period = 1, bool stabilise = true) : IForecaster
{
    private const int WindowWithoutSeason = 24;
    private const int LongestWindow = 336;

    private readonly int period = SeriesInput.AtLeast(period, 1);

    /// <inheritdoc/>
    public string Name => "SSA";

    /// <inheritdoc/>
    public int LeastValues => 7;

    /// <inheritdoc/>
    public SeriesForecast Forecast(ReadOnlySpan<double> history, int horizon, double confidence = 0.95)
    {
        var values = ForecastInput.Checked(this, history, horizon, confidence);

        var wished = period > 1 ? Math.Min(2 * period, Math.Max(period, LongestWindow)) : WindowWithoutSeason;
        var window = Math.Max(2, Math.Min(wished, (values.Length - 1) / 2 - 1));
        var model = SsaModel.Train(values, new() { WindowSize = window, Stabilise = stabilise });
        return model.Forecast(horizon, confidence);
    }
}
