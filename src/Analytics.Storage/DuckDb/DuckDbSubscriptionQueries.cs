using Analytics.Core.Ports;

namespace Analytics.Storage.DuckDb;

/// <summary>Answers about subscriptions from the events.</summary>
public sealed class DuckDbSubscriptionQueries(DuckDbDatabase database, DuckDbMaintenance maintenance) : ISubscriptionQueries
{
    public async Task<SubscriptionTotals> SubscriptionsAsync(SubscriptionQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await maintenance.CatchUpAsync(cancellationToken);
        return await database.ReadAsync(connection => SubscriptionReader.Read(connection, query, cancellationToken), cancellationToken);
    }

    public async Task<SubscriptionHistory> HistoryAsync(SubscriptionQuery query, TimeSpan grace, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await maintenance.CatchUpAsync(cancellationToken);
        return await database.ReadAsync(connection => SubscriptionReader.ReadHistory(connection, query, grace, cancellationToken), cancellationToken);
    }

    public async Task<IReadOnlyList<SubscriberRow>> SubscribersAsync(SubscriberQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        await maintenance.CatchUpAsync(cancellationToken);
        return await database.ReadAsync(connection => SubscriberReader.Read(connection, query, cancellationToken), cancellationToken);
    }
}
