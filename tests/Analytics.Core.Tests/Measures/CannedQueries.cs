using Analytics.Core.Ports;

namespace Analytics.Core.Tests.Measures;

/// <summary>Stands in for the event store at the edge of Core: answers with the groups it was given, and keeps the questions.</summary>
internal sealed class CannedQueries : IEventQueries
{
    private readonly List<CannedGroup> groups = [];
    private readonly Lock gate = new();
    private int running;

    public List<SummaryQuery> Asked { get; } = [];

    public int MostAtOnce { get; private set; }

    public List<QualityTotal> Quality { get; } = [];

    public List<BucketWidth?> QualityIntervals { get; } = [];

    /// <summary>A group of queries without a split.</summary>
    public CannedQueries With(EventSource source, params CannedValue[] values) => With(source, null, [], values);

    /// <summary>A group of queries split by so many keys, and by time where it has a bucket.</summary>
    public CannedQueries With(EventSource source, DateTime? bucket, string?[] keys, params CannedValue[] values)
    {
        groups.Add(new CannedGroup(source, bucket, keys, values));
        return this;
    }

    public async Task<IReadOnlyList<SummaryGroup>> SummariseAsync(SummaryQuery query, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Asked.Add(query);
            MostAtOnce = Math.Max(MostAtOnce, ++running);
        }

        await Task.Yield();
        lock (gate) running--;
        return [.. groups.Where(group => group.Answers(query)).Select(group => group.To(query))];
    }

    public Task<IReadOnlyList<QualityTotal>> QualityAsync(
        DateTime from, DateTime to, string? model, BucketWidth? interval, CancellationToken cancellationToken)
    {
        QualityIntervals.Add(interval);
        return Task.FromResult<IReadOnlyList<QualityTotal>>(
            [.. Quality.Where(total => total.Bucket >= from && total.Bucket < to && (model is null || total.Model == model || IsOfSenders(total)))]);
    }

    public Task<IReadOnlyList<Receipt>> ReceiptsAsync(string id, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Measures ask for no receipts.");

    public Task<IReadOnlyList<LedgerTotals>> LedgerAsync(DateTime from, DateTime to, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Measures ask for no ledger.");

    public Task<IReadOnlyList<RecordedCheck>> ChecksAsync(CheckQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Measures ask for no single checks.");

    public Task<IReadOnlyList<IncidentTotals>> IncidentsAsync(IncidentQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Measures ask for no incidents.");

    public Task<long> ReadPredictionsAsync(PredictionQuery query, Action<StoredPrediction> each, CancellationToken cancellationToken) =>
        throw new NotSupportedException("Measures ask for no rows.");

    public Task<IReadOnlyList<SampledPrediction>> SampleAsync(SampleQuery query, CancellationToken cancellationToken) =>
        throw new NotSupportedException("No samples are asked for.");

    public Task ReadOutcomesAsync(OutcomeQuery query, Action<Outcome> each, CancellationToken cancellationToken) =>
        throw new NotSupportedException("No outcomes are asked for.");

    public Task<IReadOnlyList<RowChange>> ChangesAsync(string? model, long sequence, CancellationToken cancellationToken) =>
        throw new NotSupportedException("No changes are asked for.");

    private static bool IsOfSenders(QualityTotal total) => total.Finding is "received" or "duplicate";
}
