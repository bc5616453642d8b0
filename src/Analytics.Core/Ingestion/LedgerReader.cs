using Analytics.Contracts.Recording;
using Analytics.Core.Ports;

namespace Analytics.Core.Ingestion;

/// <summary>Reads the ledger and the receipts.</summary>
public sealed class LedgerReader(IEventQueries queries)
{
    /// <summary>The ledger of records that arrived in [from, to).</summary>
    public Task<Ledger> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>Receipt of an id; null where it never arrived.</summary>
    public Task<RecordStatus?> StatusAsync(string id, CancellationToken cancellationToken) => throw new NotImplementedException();

    internal IEventQueries Queries => queries;
}
