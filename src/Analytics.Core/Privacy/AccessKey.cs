namespace Analytics.Core.Privacy;

/// <summary>A machine's key; the secret itself is not kept.</summary>
public sealed record AccessKey
{
    /// <summary>Public part, 8 characters.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the sender; the source of its records.</summary>
    public required string Name { get; init; }

    /// <summary>Granted scopes, of <see cref="AccessScopes.All"/>.</summary>
    public required IReadOnlyList<string> Scopes { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether it may do what the scope says; admin may do everything.</summary>
    public bool Allows(string scope) => AccessScopes.Cover(Scopes.Contains, scope);
}
