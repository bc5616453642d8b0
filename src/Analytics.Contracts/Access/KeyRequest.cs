namespace Analytics.Contracts.Access;

/// <summary>A key to make, as <c>POST /v1/keys</c> takes it.</summary>
public sealed record KeyRequest
{
    /// <summary>Name of the sender, 1 to 100 characters; the source of the records that it sends.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do, of events:write, query:read, admin; at least one.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>When it stops working, with an offset. Absent: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
