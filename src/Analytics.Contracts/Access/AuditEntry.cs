namespace Analytics.Contracts.Access;

/// <summary>Something that someone did, or was refused.</summary>
public sealed record AuditEntry
{
    /// <summary>Place in the trail, from 1, without gaps; the oldest expire.</summary>
    public required long Number { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Name of the account or key.</summary>
    public required string Actor { get; init; }

    /// <summary>What was done: the operation of the API, as SilenceAlert.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to: names of the address, as id=plan-intensity; no subject and no record id.</summary>
    public required string Target { get; init; }

    /// <summary>HTTP status of the answer; 403 is an attempt that was refused.</summary>
    public required int Status { get; init; }

    /// <summary>SHA-256 over the hash of the entry before and this entry, in hexadecimal: an entry that was changed or taken away breaks the chain.</summary>
    public required string Hash { get; init; }
}
