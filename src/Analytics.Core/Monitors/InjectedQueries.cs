using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Monitors;

/// <summary>The event store as it would be with a fault in a window; the rest is passed on.</summary>
internal sealed class InjectedQueries(IEventQueries store, IInjection injection, TimeRange window) : IEventQueries
{
    private const int Seed = 1;

    public async Task<IReadOnlyList<SummaryGroup>> SummariseAsync(SummaryQuery query, CancellationToken cancellationToken)
    {
        var isIt = IsIt(query.From, query.To);
        if (query.Source != injection.Source || query.DataSet is not null || !(isIt || query.Interval is not null)) return await store.SummariseAsync(query, cancellationToken);
        var groups = await store.SummariseAsync(injection.Ask(query), cancellationToken);

        // A series reaches further back than the window: the fault is in its last buckets.
        return [.. groups.Select(group => isIt || IsIn(group.Bucket!.Value) ? injection.Into(group, query) : group with { Values = [.. group.Values.Take(query.Summaries.Count)] })];
    }

    public async Task<IReadOnlyList<SampledPrediction>> SampleAsync(SampleQuery query, CancellationToken cancellationToken)
    {
        var rows = await store.SampleAsync(query, cancellationToken);
        if (query.DataSet is not null || !IsIt(query.From, query.To)) return rows;
        var random = new Random(query.Seed);
        return [.. rows.Select(row => injection.Into(row, random))];
    }

    public Task<IReadOnlyList<Receipt>> ReceiptsAsync(string id, CancellationToken cancellationToken) => store.ReceiptsAsync(id, cancellationToken);

    public Task<IReadOnlyList<LedgerTotals>> LedgerAsync(DateTime from, DateTime to, CancellationToken cancellationToken) => store.LedgerAsync(from, to, cancellationToken);

    public Task<IReadOnlyList<QualityTotal>> QualityAsync(DateTime from, DateTime to, string? model, BucketWidth? interval, CancellationToken cancellationToken) =>
        store.QualityAsync(from, to, model, interval, cancellationToken);

    public Task<IReadOnlyList<RecordedCheck>> ChecksAsync(CheckQuery query, CancellationToken cancellationToken) => store.ChecksAsync(query, cancellationToken);

    public Task<IReadOnlyList<IncidentTotals>> IncidentsAsync(IncidentQuery query, CancellationToken cancellationToken) => store.IncidentsAsync(query, cancellationToken);

    public Task ReadOutcomesAsync(OutcomeQuery query, Action<Outcome> each, CancellationToken cancellationToken)
    {
        if (!IsIt(query.From, query.To)) return store.ReadOutcomesAsync(query, each, cancellationToken);
        var random = new Random(Seed);
        return store.ReadOutcomesAsync(query, outcome => each(injection.Into(outcome, random)), cancellationToken);
    }

    public Task<IReadOnlyList<RowChange>> ChangesAsync(string? model, long sequence, CancellationToken cancellationToken) => store.ChangesAsync(model, sequence, cancellationToken);

    public Task<long> ReadPredictionsAsync(PredictionQuery query, Action<StoredPrediction> each, CancellationToken cancellationToken) =>
        store.ReadPredictionsAsync(query, each, cancellationToken);

    private bool IsIt(DateTime from, DateTime to) => from == window.From.UtcDateTime && to == window.To.UtcDateTime;

    private bool IsIn(DateTime bucket) => bucket >= window.From.UtcDateTime && bucket < window.To.UtcDateTime;
}
