using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Series.Forecasting;

/// <summary>
/// The Theta method: simple exponential smoothing with half of the slope of least squares as drift, of the series without its season where its
/// autocorrelation shows one. Intervals as of simple exponential smoothing: narrow for series with trends. O(n · evaluations).
/// Source: Assimakopoulos &amp; Nikolopoulos 2000, "The theta model", International Journal of Forecasting 16(4), 521-530; in the form of Hyndman
/// &amp; Billah 2003, "Unmasking the Theta method", International Journal of Forecasting 19(2), 287-290.
/// </summary>
/// <param name="period">Values in a season, at least 1; 1 for none.</param>
public sealed class ThetaForecaster(int period = 1) : IForecaster
{
    private const double SeasonError = 0.1;

    private readonly int period = SeriesInput.AtLeast(period, 1);

    /// <inheritdoc/>
    public string Name => "Theta";

    /// <inheritdoc/>
    public int LeastValues => 4;

    /// <inheritdoc/>
    public SeriesForecast Forecast(ReadOnlySpan<double> history, int horizon, double confidence = 0.95)
    {
        var values = ForecastInput.Checked(this, history, horizon, confidence);
        var season = IsSeasonal(values) ? SeasonalIndices.Of(values, period, multiplicative: true) : [1.0];
        if (season.Min() <= 0) season = [1.0];
        for (var i = 0; i < values.Length; i++) values[i] /= season[i % season.Length];

        var fit = EtsFit.Of(new(EtsError.Additive, EtsTrend.None, EtsSeason.None), values);
        var (alpha, slope) = (fit.Parameters.Alpha, LinearTrend.Fit(values).Slope / 2);
        var lag = (1 - Math.Pow(1 - alpha, values.Length)) / alpha;
        var path = Enumerable.Range(0, horizon).Select(step => fit.Final.Level + slope * (step + lag)).ToArray();
        var plain = ForecastInput.Normal(path, step => Math.Sqrt(fit.Variance * (step * alpha * alpha + 1)), confidence);
        return ForecastInput.Map(plain, (step, value) => value * season[(values.Length + step) % season.Length]);
    }

    /// <summary>Whether the autocorrelation at the season is beyond what chance gives with the shorter lags as they are (Bartlett's formula).</summary>
    private bool IsSeasonal(double[] values)
    {
        if (period < 2 || values.Length < 2 * period + 1 || values.Min() <= 0) return false;
        var mean = values.Average();
        var whole = values.Sum(value => (value - mean) * (value - mean));
        if (whole <= 0) return false;
        double Correlation(int lag) => values.Skip(lag).Zip(values, (late, early) => (late - mean) * (early - mean)).Sum() / whole;
        var squares = Enumerable.Range(1, period - 1).Sum(lag => Math.Pow(Correlation(lag), 2));
        return Math.Abs(Correlation(period)) > NormalDistribution.TwoSided(SeasonError) * Math.Sqrt((1 + 2 * squares) / values.Length);
    }
}
