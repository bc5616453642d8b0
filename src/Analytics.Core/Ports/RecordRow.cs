namespace Analytics.Core.Ports;

/// <summary>A validated, consented, pseudonymised record on its way into the store. Holds nothing that names a person.</summary>
public abstract class RecordRow
{
    /// <summary>Position in the request body.</summary>
    public required int Index { get; init; }

    /// <summary>Idempotency key.</summary>
    public required string Id { get; init; }

    /// <summary><see cref="RecordHash.OfId(RecordKind, string)"/> of kind and id.</summary>
    public required ulong IdHash { get; init; }

    /// <summary><see cref="RecordHash.OfBody"/> of the record's bytes: tells a retry from a reused id.</summary>
    public required ulong BodyHash { get; init; }

    /// <summary>When it happened, UTC, corrected for the sender's clock.</summary>
    public required DateTime At { get; set; }
}
