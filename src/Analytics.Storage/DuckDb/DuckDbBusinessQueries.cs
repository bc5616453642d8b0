using Analytics.Core.Ports;

namespace Analytics.Storage.DuckDb;

/// <summary>Answers about money from the events.</summary>
public sealed class DuckDbBusinessQueries(DuckDbDatabase database, DuckDbMaintenance maintenance) : IBusinessQueries
{
    public async Task<IReadOnlyList<string>> CurrenciesAsync(DateTime from, DateTime to, CancellationToken cancellationToken)
    {
        await maintenance.CatchUpAsync(cancellationToken);
        return await database.ReadAsync(connection => BusinessReader.Currencies(connection, from, to, cancellationToken), cancellationToken);
    }

    public async Task<BusinessTotals> TotalsAsync(BusinessQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await maintenance.CatchUpAsync(cancellationToken);
        return await database.ReadAsync(connection => new BusinessReader(connection, query, cancellationToken).Read(), cancellationToken);
    }
}
