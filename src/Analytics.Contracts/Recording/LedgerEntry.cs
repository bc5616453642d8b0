namespace Analytics.Contracts.Recording;

/// <summary>The balance of one kind of record. Stored and waiting are counted in the store itself, the others from the journal.</summary>
public sealed record LedgerEntry
{
    /// <summary>prediction, feedback, safety, event or metric.</summary>
    public required string Kind { get; init; }

    /// <summary>Records that arrived.</summary>
    public required long Received { get; init; }

    /// <summary>Records in the store, waiting ones not counted.</summary>
    public required long Stored { get; init; }

    /// <summary>Feedback and safety checks in the store whose prediction is not here yet.</summary>
    public required long Waiting { get; init; }

    /// <summary>Records that were here before.</summary>
    public required long Duplicates { get; init; }

    /// <summary>Records left out for privacy, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Dropped { get; init; }

    /// <summary>Faulty records, by reason.</summary>
    public required IReadOnlyDictionary<string, long> Rejected { get; init; }

    /// <summary>Records that were stored, and removed when they had been kept long enough.</summary>
    public required long Expired { get; init; }

    /// <summary>Received less all the others; 0 when the ledger balances.</summary>
    public required long Difference { get; init; }
}
