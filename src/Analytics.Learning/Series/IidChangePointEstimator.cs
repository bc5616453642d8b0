namespace Analytics.Learning.Series;

/// <summary>Change points of independent values, as a step of a pipeline.</summary>
public sealed class IidChangePointEstimator : SeriesEstimator<IidChangePointDetector>
{
    internal IidChangePointEstimator(IidChangePointPlan plan)
        : base(plan)
    {
    }
}
