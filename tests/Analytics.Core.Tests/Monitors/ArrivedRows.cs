using Analytics.Core.Ports;

namespace Analytics.Core.Tests.Monitors;

/// <summary>Stands in for the event store at the edge of Core: says what has arrived, and how long labels took, and nothing else.</summary>
internal sealed class ArrivedRows : IEventQueries
{
    private readonly List<RowChange> changes = [];

    /// <summary>Labels of a day long ago, by how long they took: as many as predictions.</summary>
    public (DateTimeOffset Day, IReadOnlyList<long> ByHours)? Labels { get; set; }

    /// <summary>What became of predictions, in their order.</summary>
    public List<Outcome> Outcomes { get; } = [];

    /// <summary>Rows arrive for an hour of the model churn.</summary>
    public void Add(DateTimeOffset at, long rows, EventSource source = EventSource.Predictions) =>
        changes.Add(new RowChange("churn", source, at.UtcDateTime.Date.AddHours(at.UtcDateTime.Hour), rows, changes.Count + 1));

    public Task<IReadOnlyList<RowChange>> ChangesAsync(string? model, long sequence, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RowChange>>([.. changes.Where(change => change.Sequence > sequence)]);

    public Task<IReadOnlyList<SummaryGroup>> SummariseAsync(SummaryQuery query, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<SummaryGroup>>(Labels is { } labels ? [new(labels.Day.UtcDateTime, [], [new() { Count = labels.ByHours.Sum(), Histogram = labels.ByHours }])] : []);

    public Task<IReadOnlyList<SampledPrediction>> SampleAsync(SampleQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<Receipt>> ReceiptsAsync(string id, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<LedgerTotals>> LedgerAsync(DateTime from, DateTime to, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<QualityTotal>> QualityAsync(DateTime from, DateTime to, string? model, BucketWidth? interval, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<RecordedCheck>> ChecksAsync(CheckQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<IncidentTotals>> IncidentsAsync(IncidentQuery query, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task ReadOutcomesAsync(OutcomeQuery query, Action<Outcome> each, CancellationToken cancellationToken)
    {
        Outcomes.ForEach(each);
        return Task.CompletedTask;
    }

    public Task<long> ReadPredictionsAsync(PredictionQuery query, Action<StoredPrediction> each, CancellationToken cancellationToken) => throw new NotSupportedException();
}
