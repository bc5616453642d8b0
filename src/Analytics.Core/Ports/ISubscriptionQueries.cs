namespace Analytics.Core.Ports;

/// <summary>Asks the store who pays for a subscription. Safe for concurrent use.</summary>
public interface ISubscriptionQueries
{
    /// <summary>Subscribers of one currency, and what moved their payments.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    Task<SubscriptionTotals> SubscriptionsAsync(SubscriptionQuery query, CancellationToken cancellationToken);

    /// <summary>How long subscriptions last, and which go on.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    Task<SubscriptionHistory> HistoryAsync(SubscriptionQuery query, TimeSpan grace, CancellationToken cancellationToken);

    /// <summary>Everyone whose subscription goes on at a time, with what was known of them then.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    Task<IReadOnlyList<SubscriberRow>> SubscribersAsync(SubscriberQuery query, CancellationToken cancellationToken);
}
