namespace Analytics.Core.Privacy;

/// <summary>The machines' keys. Secrets are stored as keyed hashes and compared in constant time.</summary>
public sealed class AccessKeys
{
    /// <summary>Reads what is stored and seeds the administrator's key; called once at start.</summary>
    public Task LoadAsync(string? administratorSecret, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The key of a secret that is known and not expired; null otherwise. Lock-free.</summary>
    public AccessKey? Find(string secret) => throw new NotImplementedException();

    /// <summary>Makes a key; the secret is shown this once.</summary>
    public Task<(AccessKey Key, string Secret)> CreateAsync(
        string name, IReadOnlyList<string> scopes, DateTimeOffset? expiresAt, CancellationToken cancellationToken) => throw new NotImplementedException();

    public IReadOnlyList<AccessKey> List() => throw new NotImplementedException();

    /// <summary>Removes a key; false where there was none.</summary>
    public Task<bool> RevokeAsync(string id, CancellationToken cancellationToken) => throw new NotImplementedException();
}
