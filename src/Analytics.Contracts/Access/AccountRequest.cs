namespace Analytics.Contracts.Access;

/// <summary>An account to make or to change, as <c>PUT /v1/accounts/{name}</c> takes it.</summary>
public sealed record AccountRequest
{
    /// <summary>What the person is here for.</summary>
    public required PersonRole Role { get; init; }

    /// <summary>12 to 200 characters. Absent: the one before stays; a new account needs one.</summary>
    public string? Password { get; init; }

    /// <summary>What is the person's own; needed by the role coach, and by no other.</summary>
    public OwnScope? Own { get; init; }
}
