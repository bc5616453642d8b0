namespace Analytics.Learning.Series;

/// <summary>Change points of independent values, trained: see <see cref="SeriesTransformer"/>.</summary>
public sealed class IidChangePointDetector : SeriesTransformer
{
    internal IidChangePointDetector(IidChangePointPlan plan)
        : base(plan)
    {
    }
}
