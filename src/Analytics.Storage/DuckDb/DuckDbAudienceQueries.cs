using Analytics.Core.Ports;

namespace Analytics.Storage.DuckDb;

/// <summary>Answers about people from the events.</summary>
public sealed class DuckDbAudienceQueries(DuckDbDatabase database, DuckDbMaintenance maintenance) : IAudienceQueries
{
    public async Task<AudienceTotals> AudienceAsync(DateTime from, DateTime to, CancellationToken cancellationToken)
    {
        await maintenance.CatchUpAsync(cancellationToken);
        return await database.ReadAsync(connection => new AudienceReader(connection, from, to, cancellationToken).Read(), cancellationToken);
    }

    public async Task<IReadOnlyList<long>> FunnelAsync(IReadOnlyList<string> events, DateTime from, DateTime to, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(events);
        await maintenance.CatchUpAsync(cancellationToken);
        return await database.ReadAsync(connection => new AudienceReader(connection, from, to, cancellationToken).Funnel(events), cancellationToken);
    }
}
