namespace Analytics.Learning.Series;

/// <summary>Change points of a seasonal series, as a step of a pipeline.</summary>
public sealed class SsaChangePointEstimator : SeriesEstimator<SsaChangePointDetector>
{
    internal SsaChangePointEstimator(SsaChangePointPlan plan)
        : base(plan)
    {
    }
}
