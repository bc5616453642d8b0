using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Analytics.Core.Ports;

namespace Analytics.Core.Privacy;

/// <summary>The machines' keys. Secrets are stored as keyed hashes and compared in constant time.</summary>
public sealed class AccessKeys(IDocuments documents, KeyRing ring, TimeProvider clock)
{
    /// <summary>Id of the administrator's key, which has a secret of the operator's choice.</summary>
    public const string AdministratorId = "adminkey";

    private const string Collection = "keys";
    private const int ShortestAdministratorSecret = 16;
    private const int LongestSecret = 200;
    private const int LongestName = 100;

    private readonly ConcurrentDictionary<string, AccessKeyEntry> entries = new(StringComparer.Ordinal);

    /// <summary>
    /// Reads what is stored and seeds the administrator's key; called once at start. Another secret takes the place of the one before;
    /// without any, the one before stays.
    /// </summary>
    /// <exception cref="ArgumentException">The administrator's secret has fewer than 16 or more than 200 characters.</exception>
    public async Task LoadAsync(string? administratorSecret, CancellationToken cancellationToken)
    {
        if (administratorSecret is not null && administratorSecret.Length is < ShortestAdministratorSecret or > LongestSecret)
            throw new ArgumentException(
                $"Access:AdminKey must have {ShortestAdministratorSecret} to {LongestSecret} characters.", nameof(administratorSecret));

        foreach (var document in await documents.ListAsync<AccessKeyDocument>(Collection, cancellationToken))
            entries[document.Key.Id] = new AccessKeyEntry(document);
        if (administratorSecret is not null && FindAdministrator(administratorSecret) is null)
            await StoreAsync(NewKey(AdministratorId, "administrator", [AccessScopes.Admin], null), administratorSecret, cancellationToken);
    }

    /// <summary>The key of a secret that is known and not expired; null otherwise. Lock-free.</summary>
    public AccessKey? Find(string secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        if (secret.Length > LongestSecret)
            return null;
        var key = AccessSecret.IdOf(secret) is { } id && entries.TryGetValue(id, out var entry)
            ? Accept(entry, secret)
            : FindAdministrator(secret);
        return key?.ExpiresAt <= clock.GetUtcNow() ? null : key;
    }

    /// <summary>Makes a key; the secret is shown this once.</summary>
    /// <exception cref="ArgumentException">No name of 1 to 100 characters, or no or unknown scopes.</exception>
    public async Task<(AccessKey Key, string Secret)> CreateAsync(
        string name, IReadOnlyList<string> scopes, DateTimeOffset? expiresAt, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(name.Length, LongestName);
        if (scopes is null || scopes.Count == 0 || scopes.Any(scope => !AccessScopes.All.Contains(scope)))
            throw new ArgumentException($"Scopes must be of {string.Join(", ", AccessScopes.All)}.", nameof(scopes));

        var key = NewKey(FreeId(), name, [.. scopes.Distinct()], expiresAt);
        var secret = AccessSecret.New(key.Id);
        await StoreAsync(key, secret, cancellationToken);
        return (key, secret);
    }

    /// <summary>
    /// Makes a key that follows another: its name, its scopes and, where it has an end, its length of life. The one before works for an overlap
    /// longer, if it does not end earlier. Null where there is none of that id, or it is the administrator's, which is a setting.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The overlap is negative.</exception>
    public async Task<(AccessKey Key, string Secret)?> RotateAsync(string id, TimeSpan overlap, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        ArgumentOutOfRangeException.ThrowIfLessThan(overlap, TimeSpan.Zero);
        if (id == AdministratorId || !entries.TryGetValue(id, out var entry)) return null;

        var (before, now) = (entry.Key, clock.GetUtcNow());
        var end = now + overlap;
        var ending = entry.Document with { Key = before with { ExpiresAt = before.ExpiresAt < end ? before.ExpiresAt : end } };
        var next = NewKey(FreeId(), before.Name, before.Scopes, now + (before.ExpiresAt - before.CreatedAt));
        var secret = AccessSecret.New(next.Id);
        var following = Document(next, secret);
        await documents.CommitAsync(new DocumentBatch().Put(Collection, id, ending).Put(Collection, next.Id, following), cancellationToken);
        entries[id] = new AccessKeyEntry(ending);
        entries[next.Id] = new AccessKeyEntry(following);
        return (next, secret);
    }

    /// <summary>All keys by name, then id.</summary>
    public IReadOnlyList<AccessKey> List() =>
        [.. entries.Values.Select(entry => entry.Key).OrderBy(key => key.Name, StringComparer.Ordinal).ThenBy(key => key.Id, StringComparer.Ordinal)];

    /// <summary>Removes a key; false where there was none. It is refused from then on.</summary>
    public async Task<bool> RevokeAsync(string id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (!entries.ContainsKey(id))
            return false;
        await documents.DeleteAsync(Collection, id, cancellationToken);
        return entries.TryRemove(id, out _);
    }

    private AccessKey? FindAdministrator(string secret) =>
        entries.TryGetValue(AdministratorId, out var administrator) ? Accept(administrator, secret) : null;

    private AccessKey? Accept(AccessKeyEntry entry, string secret)
    {
        Span<byte> utf8 = stackalloc byte[Encoding.UTF8.GetMaxByteCount(LongestSecret)];
        return entry.Matches(utf8[..Encoding.UTF8.GetBytes(secret, utf8)], ring.AccessKeyPepper) ? entry.Key : null;
    }

    private AccessKey NewKey(string id, string name, IReadOnlyList<string> scopes, DateTimeOffset? expiresAt) =>
        new() { Id = id, Name = name, Scopes = scopes, CreatedAt = clock.GetUtcNow(), ExpiresAt = expiresAt };

    private string FreeId()
    {
        var id = AccessSecret.NewId();
        while (entries.ContainsKey(id)) id = AccessSecret.NewId();
        return id;
    }

    private AccessKeyDocument Document(AccessKey key, string secret) => new(key, HMACSHA256.HashData(ring.AccessKeyPepper, Encoding.UTF8.GetBytes(secret)));

    private async Task StoreAsync(AccessKey key, string secret, CancellationToken cancellationToken)
    {
        var document = Document(key, secret);
        await documents.PutAsync(Collection, key.Id, document, cancellationToken);
        entries[key.Id] = new AccessKeyEntry(document);
    }
}
