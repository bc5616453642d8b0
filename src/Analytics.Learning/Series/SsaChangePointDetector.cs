namespace Analytics.Learning.Series;

/// <summary>Change points of a seasonal series, trained: see <see cref="SeriesTransformer"/>.</summary>
public sealed class SsaChangePointDetector : SeriesTransformer
{
    internal SsaChangePointDetector(SsaChangePointPlan plan)
        : base(plan)
    {
    }
}
