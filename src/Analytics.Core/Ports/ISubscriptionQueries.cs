namespace Analytics.Core.Ports;

/// <summary>Asks the store who pays for a subscription. Safe for concurrent use.</summary>
public interface ISubscriptionQueries
{
    /// <summary>Subscribers of one currency, and what moved their payments.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    Task<SubscriptionTotals> SubscriptionsAsync(SubscriptionQuery query, CancellationToken cancellationToken);

    /// <summary>Subscriptions by length and by when the next payment is due. One has ended when none came within period and grace of the last; who pays again later begins another.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    Task<IReadOnlyList<SubscriptionSpells>> SpellsAsync(SubscriptionQuery query, TimeSpan grace, CancellationToken cancellationToken);
}
