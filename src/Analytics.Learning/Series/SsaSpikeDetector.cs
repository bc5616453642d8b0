namespace Analytics.Learning.Series;

/// <summary>Spikes of a seasonal series, trained: see <see cref="SeriesTransformer"/>.</summary>
public sealed class SsaSpikeDetector : SeriesTransformer
{
    internal SsaSpikeDetector(SsaSpikePlan plan)
        : base(plan)
    {
    }
}
