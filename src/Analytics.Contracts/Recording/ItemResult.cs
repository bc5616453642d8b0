namespace Analytics.Contracts.Recording;

/// <summary>What became of one record of a batch.</summary>
public sealed record ItemResult
{
    /// <summary>Position in the batch, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>Id of the record, where it could be read.</summary>
    public string? Id { get; init; }

    /// <summary>One of duplicate, dropped, rejected.</summary>
    public required string Status { get; init; }

    /// <summary>Machine-readable reason: consent_missing, id_reuse, invalid_value, too_old, …</summary>
    public required string Code { get; init; }

    /// <summary>JSON pointer of the faulty field within the request body.</summary>
    public string? Pointer { get; init; }

    /// <summary>The reason in words; never holds a value of the record.</summary>
    public string? Detail { get; init; }
}
