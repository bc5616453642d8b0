namespace Analytics.Contracts.Recording;

/// <summary>
/// Where every received record went, by arrival time in [From, To), as <c>GET /v1/ledger</c> answers it.
/// Received = stored + waiting + duplicates + dropped + rejected + expired, or <see cref="Balanced"/> is false.
/// </summary>
public sealed record Ledger
{
    /// <summary>Start of the window, inclusive.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>End of the window, exclusive.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>True when every entry balances.</summary>
    public required bool Balanced { get; init; }

    /// <summary>One entry a kind of record.</summary>
    public required IReadOnlyList<LedgerEntry> Entries { get; init; }
}
