namespace Analytics.Core.Ports;

/// <summary>
/// The read side of the event store. Every finished append is seen; readers never wait for the writer.
/// All answer with summaries or bounded pages, so memory does not grow with the rows.
/// </summary>
public interface IEventQueries
{
    /// <summary>Summaries by group, bucket ascending, then keys (ordinal, null first). Groups without records are left out.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    Task<IReadOnlyList<SummaryGroup>> SummariseAsync(SummaryQuery query, CancellationToken cancellationToken);

    /// <summary>All arrivals of a record id, of any kind, oldest first.</summary>
    Task<IReadOnlyList<Receipt>> ReceiptsAsync(string id, CancellationToken cancellationToken);

    /// <summary>Ledger of each kind, by time of arrival in [from, to) UTC.</summary>
    Task<IReadOnlyList<LedgerTotals>> LedgerAsync(DateTime from, DateTime to, CancellationToken cancellationToken);

    /// <summary>Quality counts by time of arrival in [from, to) UTC; of one model, or all.</summary>
    Task<IReadOnlyList<QualityTotal>> QualityAsync(
        DateTime from, DateTime to, string? model, BucketWidth? interval, CancellationToken cancellationToken);

    /// <summary>A page of violations, newest first, then by id hash descending.</summary>
    Task<IReadOnlyList<RecordedCheck>> ChecksAsync(CheckQuery query, CancellationToken cancellationToken);

    /// <summary>Incidents that are open.</summary>
    Task<IReadOnlyList<IncidentTotals>> IncidentsAsync(IncidentQuery query, CancellationToken cancellationToken);

    /// <summary>A bounded, even sample of predictions, by time and then id hash.</summary>
    Task<IReadOnlyList<SampledPrediction>> SampleAsync(SampleQuery query, CancellationToken cancellationToken);

    /// <summary>Gives outcomes to a reader one by one, by time and then id hash.</summary>
    Task ReadOutcomesAsync(OutcomeQuery query, Action<Outcome> each, CancellationToken cancellationToken);

    /// <summary>Hours that rows were derived for by commits after <paramref name="sequence"/>; of one model, or all.</summary>
    Task<IReadOnlyList<RowChange>> ChangesAsync(string? model, long sequence, CancellationToken cancellationToken);

    /// <summary>Gives predictions to a reader one by one, in any order, none of them kept; answers how many there are, read or not.</summary>
    Task<long> ReadPredictionsAsync(PredictionQuery query, Action<StoredPrediction> each, CancellationToken cancellationToken);
}
