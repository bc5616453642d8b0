namespace Analytics.Learning.Series;

/// <summary>Forecasts of a seasonal series, as a step of a pipeline.</summary>
public sealed class SsaForecastingEstimator : SeriesEstimator<SsaForecastingTransformer>
{
    internal SsaForecastingEstimator(ForecastPlan plan)
        : base(plan)
    {
    }
}
