using Analytics.Contracts.Recording;
using Analytics.Core.Ports;

namespace Analytics.Core.Ingestion;

/// <summary>Reads the ledger and the receipts.</summary>
public sealed class LedgerReader(IEventQueries queries)
{
    /// <summary>The ledger of records that arrived in [from, to).</summary>
    public async Task<Ledger> ReadAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var totals = await queries.LedgerAsync(from.UtcDateTime, to.UtcDateTime, cancellationToken);
        var entries = totals.OrderBy(total => total.Kind).Select(EntryOf).ToList();
        return new Ledger
        {
            From = from,
            To = to,
            Balanced = entries.TrueForAll(entry => entry.Difference == 0),
            Entries = entries,
        };
    }

    /// <summary>Receipt of an id; null where it never arrived.</summary>
    public async Task<RecordStatus?> StatusAsync(string id, CancellationToken cancellationToken)
    {
        var receipts = await queries.ReceiptsAsync(id, cancellationToken);
        if (receipts.Count == 0)
            return null;

        var telling = receipts.FirstOrDefault(receipt => receipt.Disposition is null) ?? receipts[^1];
        return new RecordStatus
        {
            Id = id,
            Status = StatusOf(telling),
            Receipts = [.. receipts.Select(receipt => new RecordReceipt(Name(receipt.Kind), StatusOf(receipt), receipt.Code, receipt.ReceivedAt))],
        };
    }

    private static LedgerEntry EntryOf(LedgerTotals totals) => new()
    {
        Kind = Name(totals.Kind),
        Received = totals.Received,
        Stored = totals.Rows - totals.Waiting,
        Waiting = totals.Waiting,
        Duplicates = ByCode(totals, DispositionKind.Duplicate).Values.Sum(),
        Dropped = ByCode(totals, DispositionKind.Dropped),
        Rejected = ByCode(totals, DispositionKind.Rejected),
        Expired = totals.Expired,
        Difference = totals.Received - totals.Rows - totals.Expired - totals.Dispositions.Values.Sum(),
    };

    private static Dictionary<string, long> ByCode(LedgerTotals totals, DispositionKind kind) =>
        totals.Dispositions
            .Where(disposition => disposition.Key.Kind == kind)
            .ToDictionary(disposition => disposition.Key.Code, disposition => disposition.Value);

    private static string StatusOf(Receipt receipt) => receipt.Disposition switch
    {
        DispositionKind.Duplicate => "duplicate",
        DispositionKind.Dropped => "dropped",
        DispositionKind.Rejected => "rejected",
        _ => receipt.Waiting ? "waiting" : "stored",
    };

    private static string Name(RecordKind kind) => kind.ToString().ToLowerInvariant();
}
