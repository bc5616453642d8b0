namespace Analytics.Learning.Series;

/// <summary>Spikes of a seasonal series, as a step of a pipeline.</summary>
public sealed class SsaSpikeEstimator : SeriesEstimator<SsaSpikeDetector>
{
    internal SsaSpikeEstimator(SsaSpikePlan plan)
        : base(plan)
    {
    }
}
