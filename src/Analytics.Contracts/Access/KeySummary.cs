namespace Analytics.Contracts.Access;

/// <summary>A key without its secret.</summary>
public sealed record KeySummary
{
    /// <summary>Public part of the key.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the sender.</summary>
    public required string Name { get; init; }

    /// <summary>What it may do.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it stops working; absent: never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }
}
