namespace Analytics.Learning.Series;

/// <summary>Spikes of independent values, trained: see <see cref="SeriesTransformer"/>.</summary>
public sealed class IidSpikeDetector : SeriesTransformer
{
    internal IidSpikeDetector(IidSpikePlan plan)
        : base(plan)
    {
    }
}
