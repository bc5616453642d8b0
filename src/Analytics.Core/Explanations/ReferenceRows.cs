using Analytics.Core.Ports;

namespace Analytics.Core.Explanations;

/// <summary>The reference's sample, drawn once for all windows that are compared with it.</summary>
internal sealed class ReferenceRows(IEventQueries queries, SampleQuery sample)
{
    private readonly Dictionary<bool, IReadOnlyList<SampledPrediction>> drawn = [];

    /// <summary>The sample, of labelled predictions only or of all.</summary>
    public async Task<IReadOnlyList<SampledPrediction>> ReadAsync(bool labelled, CancellationToken cancellationToken)
    {
        if (!drawn.TryGetValue(labelled, out var rows)) drawn[labelled] = rows = await queries.SampleAsync(sample with { Labelled = labelled }, cancellationToken);
        return rows;
    }
}
