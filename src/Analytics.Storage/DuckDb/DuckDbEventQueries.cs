using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>Answers questions about the event file; each on a connection and snapshot of its own.</summary>
public sealed class DuckDbEventQueries(DuckDbDatabase database, DuckDbMaintenance maintenance) : IEventQueries
{
    private readonly KeptSummaries kept = new();

    public async Task<IReadOnlyList<SummaryGroup>> SummariseAsync(SummaryQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Source is EventSource.Labels or EventSource.Reactions or EventSource.SafetyChecks) await maintenance.CatchUpAsync(cancellationToken);
        return await ReadAsync(connection => kept.Read(connection, query, cancellationToken), cancellationToken);
    }

    public async Task<IReadOnlyList<Receipt>> ReceiptsAsync(string id, CancellationToken cancellationToken)
    {
        await maintenance.CatchUpAsync(cancellationToken);
        return await ReadAsync(connection => ReceiptReader.Read(connection, id), cancellationToken);
    }

    public async Task<IReadOnlyList<LedgerTotals>> LedgerAsync(DateTime from, DateTime to, CancellationToken cancellationToken)
    {
        await maintenance.CatchUpAsync(cancellationToken);
        return await ReadAsync(connection => LedgerTotalsReader.Read(connection, from, to), cancellationToken);
    }

    public async Task<IReadOnlyList<QualityTotal>> QualityAsync(
        DateTime from, DateTime to, string? model, BucketWidth? interval, CancellationToken cancellationToken)
    {
        await maintenance.CatchUpAsync(cancellationToken);
        return await ReadAsync(connection => QualityTotalReader.Read(connection, from, to, model, interval), cancellationToken);
    }

    public async Task<IReadOnlyList<RecordedCheck>> ChecksAsync(CheckQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await maintenance.CatchUpAsync(cancellationToken);
        return await ReadAsync(connection => CheckReader.Read(connection, query), cancellationToken);
    }

    public async Task<IReadOnlyList<IncidentTotals>> IncidentsAsync(IncidentQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await maintenance.CatchUpAsync(cancellationToken);
        return await ReadAsync(connection => IncidentReader.Read(connection, query), cancellationToken);
    }

    public async Task<long> ReadPredictionsAsync(PredictionQuery query, Action<StoredPrediction> each, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(each);
        await maintenance.CatchUpAsync(cancellationToken);
        return await ReadAsync(connection => PredictionReader.Read(connection, query, each, cancellationToken), cancellationToken);
    }

    public async Task<IReadOnlyList<SampledPrediction>> SampleAsync(SampleQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Limit, 100_000);
        await maintenance.CatchUpAsync(cancellationToken);
        return await ReadAsync(connection => SampleReader.Read(connection, query, cancellationToken), cancellationToken);
    }

    public async Task ReadOutcomesAsync(OutcomeQuery query, Action<Outcome> each, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(each);
        await maintenance.CatchUpAsync(cancellationToken);
        await ReadAsync(connection => OutcomeReader.Read(connection, query, each, cancellationToken), cancellationToken);
    }

    public async Task<IReadOnlyList<RowChange>> ChangesAsync(string? model, long sequence, CancellationToken cancellationToken)
    {
        await maintenance.CatchUpAsync(cancellationToken);
        return await ReadAsync(connection => ChangeReader.Read(connection, model, sequence), cancellationToken);
    }

    private Task<T> ReadAsync<T>(Func<DuckDBConnection, T> read, CancellationToken cancellationToken) => database.ReadAsync(read, cancellationToken);
}
