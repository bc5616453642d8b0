namespace Analytics.Learning.Series;

/// <summary>Anomalies by the spectral residual of the newest window, as a step of a pipeline.</summary>
public sealed class SrCnnAnomalyEstimator : SeriesEstimator<SrCnnAnomalyDetector>
{
    internal SrCnnAnomalyEstimator(SrCnnPlan plan)
        : base(plan)
    {
    }
}
