using Analytics.Core.Ports;

namespace Analytics.Core.Tests.Drift;

/// <summary>Stands in for the event store at the edge of Core: has two samples, told apart by the time or data set asked for, and keeps the questions.</summary>
internal sealed class SampledQueries(IReadOnlyList<SampledPrediction> reference, IReadOnlyList<SampledPrediction> window, DateTime windowFrom) : IEventQueries
{
    public List<SampleQuery> Asked { get; } = [];

    public Task<IReadOnlyList<SampledPrediction>> SampleAsync(SampleQuery query, CancellationToken cancellationToken)
    {
        Asked.Add(query);
        return Task.FromResult<IReadOnlyList<SampledPrediction>>([.. (query.DataSet is null && query.From == windowFrom ? window : reference).Take(query.Limit)]);
    }

    public Task<IReadOnlyList<SummaryGroup>> SummariseAsync(SummaryQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Receipt>> ReceiptsAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<LedgerTotals>> LedgerAsync(DateTime from, DateTime to, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<QualityTotal>> QualityAsync(DateTime from, DateTime to, string? model, BucketWidth? interval, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<RecordedCheck>> ChecksAsync(CheckQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<IncidentTotals>> IncidentsAsync(IncidentQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ReadOutcomesAsync(OutcomeQuery query, Action<Outcome> each, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<RowChange>> ChangesAsync(string? model, long sequence, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<long> ReadPredictionsAsync(PredictionQuery query, Action<StoredPrediction> each, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
