namespace Analytics.Learning.Series;

/// <summary>Forecasts of a seasonal series, trained: see <see cref="SeriesTransformer"/>.</summary>
public sealed class SsaForecastingTransformer : SeriesTransformer
{
    internal SsaForecastingTransformer(ForecastPlan plan)
        : base(plan)
    {
    }
}
