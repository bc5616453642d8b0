namespace Analytics.Core.Ports;

/// <summary>Ledger of one kind of record.</summary>
public sealed record LedgerTotals
{
    public required RecordKind Kind { get; init; }

    /// <summary>Arrivals, from the journal.</summary>
    public required long Received { get; init; }

    /// <summary>Rows in the store, counted there; those that wait are among them.</summary>
    public required long Rows { get; init; }

    /// <summary>Rows of feedback and safety checks whose prediction is not here.</summary>
    public required long Waiting { get; init; }

    /// <summary>Rows that were removed when they had been kept long enough.</summary>
    public required long Expired { get; init; }

    /// <summary>Duplicates, drops and rejections by reason, from the journal.</summary>
    public required IReadOnlyDictionary<(DispositionKind Kind, string Code), long> Dispositions { get; init; }
}
