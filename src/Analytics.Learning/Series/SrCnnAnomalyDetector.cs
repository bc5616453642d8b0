namespace Analytics.Learning.Series;

/// <summary>Anomalies by the spectral residual of the newest window, trained: see <see cref="SeriesTransformer"/>.</summary>
public sealed class SrCnnAnomalyDetector : SeriesTransformer
{
    internal SrCnnAnomalyDetector(SrCnnPlan plan)
        : base(plan)
    {
    }
}
