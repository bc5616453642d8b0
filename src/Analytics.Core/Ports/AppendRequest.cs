namespace Analytics.Core.Ports;

/// <summary>The records of one request, with those that were turned away. All are of one kind, in order of arrival.</summary>
public sealed class AppendRequest
{
    public required RecordKind Kind { get; init; }

    /// <summary>Name of the key that sent them.</summary>
    public required string Source { get; init; }

    /// <summary>When the request arrived, UTC.</summary>
    public required DateTime ReceivedAt { get; init; }

    /// <summary>Records that the request held, counted at the door, independently of what became of them.</summary>
    public required int Received { get; init; }

    /// <summary>Records to store; each of the row type of <see cref="Kind"/>.</summary>
    public required IReadOnlyList<RecordRow> Rows { get; init; }

    /// <summary>
    /// Safety checks that the service made of the rows, each with the index of its prediction's row: stored in the same transaction, and only where
    /// that row is stored now. So a retry adds none, and no prediction is ever there without its checks. They arrive from
    /// <see cref="SafetyRow.RailsSource"/> in the ledger.
    /// </summary>
    public IReadOnlyList<SafetyRow> Checks { get; init; } = [];

    /// <summary>Records that were dropped or rejected.</summary>
    public IReadOnlyList<Disposition> Dispositions { get; init; } = [];

    /// <summary>What was found in the records.</summary>
    public IReadOnlyList<QualityCount> Quality { get; init; } = [];
}
