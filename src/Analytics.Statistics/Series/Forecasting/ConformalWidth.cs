namespace Analytics.Statistics.Series.Forecasting;

/// <summary>
/// The factor by which the intervals of a forecaster are widened or narrowed so that they would have held the stated share of its past errors.
/// </summary>
internal static class ConformalWidth
{
    private const double Narrowest = 0.5;

    /// <summary>
    /// The ⌈n·confidence⌉-th smallest of the errors in half-widths; with fewer than 1 / (1 − confidence) errors, the largest and no less than 1. Split
    /// conformal prediction with normalised residuals: Lei, G'Sell, Rinaldo, Tibshirani &amp; Wasserman 2018, JASA 113(523), 1094-1111, section
    /// 5.2, without its rank for exchangeable errors, which those of a series are not: the coverage is near the confidence, not at least.
    /// </summary>
    internal static double Of(IEnumerable<BacktestFold> folds, double confidence)
    {
        var ratios = folds.SelectMany(fold => fold.Actual.Zip(fold.Forecast.Steps, Ratio)).Order().ToArray();
        var rank = (int)Math.Ceiling(ratios.Length * confidence);
        var factor = rank < ratios.Length ? ratios[rank - 1] : Math.Max(1, ratios.DefaultIfEmpty(1).Max());
        return Math.Max(Narrowest, factor);
    }

    internal static SeriesForecast Scale(SeriesForecast forecast, double factor) => forecast with
    {
        Steps = [.. forecast.Steps.Select(step =>
            new ForecastStep(step.Value, step.Value - factor * (step.Value - step.Lower), step.Value + factor * (step.Upper - step.Value)))],
    };

    private static double Ratio(double actual, ForecastStep step)
    {
        var (error, half) = actual >= step.Value ? (actual - step.Value, step.Upper - step.Value) : (step.Value - actual, step.Value - step.Lower);
        return error == 0 ? 0 : half > 0 ? Math.Min(error / half, 1e3) : 1e3;
    }
}
