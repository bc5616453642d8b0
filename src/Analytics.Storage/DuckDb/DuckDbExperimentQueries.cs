using Analytics.Core.Ports;

namespace Analytics.Storage.DuckDb;

/// <summary>Answers questions about the units of experiments; each on a connection and snapshot of its own.</summary>
public sealed class DuckDbExperimentQueries(DuckDbDatabase database, DuckDbMaintenance maintenance) : IExperimentQueries
{
    public async Task<UnitTotals> UnitsAsync(UnitQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await maintenance.CatchUpAsync(cancellationToken);
        return await database.ReadAsync(connection => new UnitReader(connection, query, cancellationToken).Read(), cancellationToken);
    }

    public async Task<(long Count, IReadOnlyList<AnsweredPair> Pairs)> PairsAsync(PairQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await maintenance.CatchUpAsync(cancellationToken);
        return await database.ReadAsync(connection => PairReader.Read(connection, query, cancellationToken), cancellationToken);
    }
}
