namespace Analytics.Contracts.Recording;

/// <summary>Receipt of a record id, as <c>GET /v1/records/{id}/status</c> answers it.</summary>
public sealed record RecordStatus
{
    /// <summary>The id asked for.</summary>
    public required string Id { get; init; }

    /// <summary>stored, waiting (feedback or safety check whose prediction is not here yet), dropped, rejected or duplicate.</summary>
    public required string Status { get; init; }

    /// <summary>Every receipt, oldest first.</summary>
    public required IReadOnlyList<RecordReceipt> Receipts { get; init; }
}
