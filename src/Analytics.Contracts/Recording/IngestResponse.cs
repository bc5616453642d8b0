namespace Analytics.Contracts.Recording;

/// <summary>Answer to accepted records: 202 when all are stored or already were, 207 when <see cref="Results"/> names others.</summary>
public sealed record IngestResponse
{
    /// <summary>Records stored durably by this call.</summary>
    public required int Accepted { get; init; }

    /// <summary>Records that were stored before under the same id.</summary>
    public required int Duplicates { get; init; }

    /// <summary>The records that were not simply accepted; absent when there are none.</summary>
    public IReadOnlyList<ItemResult>? Results { get; init; }
}
