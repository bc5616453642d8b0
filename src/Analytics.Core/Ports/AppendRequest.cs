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

    /// <summary>Records that were dropped or rejected.</summary>
    public IReadOnlyList<Disposition> Dispositions { get; init; } = [];

    /// <summary>What was found in the records.</summary>
    public IReadOnlyList<QualityCount> Quality { get; init; } = [];
}
