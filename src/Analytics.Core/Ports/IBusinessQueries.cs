namespace Analytics.Core.Ports;

/// <summary>Asks the store for money and subscriptions. Safe for concurrent use.</summary>
public interface IBusinessQueries
{
    /// <summary>Money by currency in [from, to), UTC, the largest sum first.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    Task<IReadOnlyList<string>> CurrenciesAsync(DateTime from, DateTime to, CancellationToken cancellationToken);

    /// <summary>Money, refunds and subscribers of one currency.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    Task<BusinessTotals> TotalsAsync(BusinessQuery query, CancellationToken cancellationToken);
}
