namespace Analytics.Core.Ports;

/// <summary>Figures of experiments: what the units of each variant did, as sufficient statistics. Every finished append is seen.</summary>
public interface IExperimentQueries
{
    /// <summary>Units by variant, and the moments of their metrics.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    Task<UnitTotals> UnitsAsync(UnitQuery query, CancellationToken cancellationToken);

    /// <summary>Requests that the champion and the challenger both answered, and how many there are.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    Task<(long Count, IReadOnlyList<AnsweredPair> Pairs)> PairsAsync(PairQuery query, CancellationToken cancellationToken);
}
