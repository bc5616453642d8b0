namespace Analytics.Core.Ports;

/// <summary>Asks the store what people do. Safe for concurrent use.</summary>
public interface IAudienceQueries
{
    /// <summary>Who was active, what they did and who came back, in [from, to), UTC.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    Task<AudienceTotals> AudienceAsync(DateTime from, DateTime to, CancellationToken cancellationToken);

    /// <summary>People who did the first, the first and then the second, and so on, each at or after the one before, in [from, to), UTC.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    Task<IReadOnlyList<long>> FunnelAsync(IReadOnlyList<string> events, DateTime from, DateTime to, CancellationToken cancellationToken);
}
