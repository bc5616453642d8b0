namespace Analytics.Learning.Series;

/// <summary>Spikes of independent values, as a step of a pipeline.</summary>
public sealed class IidSpikeEstimator : SeriesEstimator<IidSpikeDetector>
{
    internal IidSpikeEstimator(IidSpikePlan plan)
        : base(plan)
    {
    }
}
