namespace Analytics.Contracts.Access;

/// <summary>An account without its password.</summary>
public sealed record AccountSummary
{
    /// <summary>Name to sign in with.</summary>
    public required string Name { get; init; }

    /// <summary>What the person is here for.</summary>
    public required PersonRole Role { get; init; }

    /// <summary>What is the person's own; of coaches only.</summary>
    public OwnScope? Own { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until when nobody signs in with it, after too many wrong passwords; absent: it is open.</summary>
    public DateTimeOffset? LockedUntil { get; init; }
}
