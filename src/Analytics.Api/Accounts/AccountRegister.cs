using System.Collections.Concurrent;
using System.Security.Cryptography;
using Analytics.Api.Access;
using Analytics.Contracts.Access;
using Analytics.Core.Ports;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Accounts;

/// <summary>The people who sign in with a password. A row of wrong ones locks an account for a time.</summary>
internal sealed class AccountRegister(IDocuments documents, IOptions<AccessOptions> access, TimeProvider clock) : IDisposable
{
    private const string Collection = "accounts";

    private readonly PasswordHasher<AccountDocument> hasher = new();
    private readonly ConcurrentDictionary<string, AccountDocument> accounts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, int> wrong = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim changing = new(1, 1);

    // What an unknown name is checked against, so that it takes as long as a known one.
    private readonly Lazy<string> nobody = new(() => new PasswordHasher<AccountDocument>().HashPassword(null!, RandomNumberGenerator.GetHexString(32)));

    /// <summary>Reads what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var account in await documents.ListAsync<AccountDocument>(Collection, cancellationToken)) accounts[account.Summary.Name] = account;
    }

    public bool IsEmpty => accounts.IsEmpty;

    /// <summary>All accounts by name.</summary>
    public IReadOnlyList<AccountSummary> List() => [.. accounts.Values.Select(Shown).OrderBy(account => account.Name, StringComparer.OrdinalIgnoreCase)];

    public AccountDocument? Find(string name) => accounts.GetValueOrDefault(name);

    /// <summary>The account of a name and its password; null where they don't belong together, or the account is locked.</summary>
    public async Task<AccountDocument?> CheckAsync(string name, string password, CancellationToken cancellationToken)
    {
        var account = Find(name);
        var right = hasher.VerifyHashedPassword(account!, account?.PasswordHash ?? nobody.Value, password) != PasswordVerificationResult.Failed;
        if (account is null || account.Summary.LockedUntil > clock.GetUtcNow()) return null;
        if (right)
        {
            wrong.TryRemove(name, out _);
            return account;
        }

        if (wrong.AddOrUpdate(name, 1, (_, before) => before + 1) < access.Value.WrongPasswords) return null;
        wrong.TryRemove(name, out _);
        await ChangeAsync(name, known => known is null ? null : known with { Summary = known.Summary with { LockedUntil = clock.GetUtcNow() + access.Value.LockOut } }, cancellationToken);
        return null;
    }

    /// <summary>Makes or changes an account, and opens it where it was locked. The last administrator stays one: false.</summary>
    public Task<bool> PutAsync(string name, AccountRequest request, CancellationToken cancellationToken) =>
        ChangeAsync(name, known => known is not null && request.Role != PersonRole.Administrator && IsLastAdministrator(known)
            ? null
            : new AccountDocument(
                new AccountSummary { Name = known?.Summary.Name ?? name, Role = request.Role, Own = request.Own, CreatedAt = known?.Summary.CreatedAt ?? clock.GetUtcNow() },
                request.Password is { } password ? hasher.HashPassword(known!, password) : known!.PasswordHash,
                RandomNumberGenerator.GetHexString(32)), cancellationToken);

    /// <summary>Gives an account another password: its other sessions end. Null where there is none by then.</summary>
    public async Task<AccountDocument?> ChangePasswordAsync(string name, string password, CancellationToken cancellationToken) =>
        await ChangeAsync(name, known => known is null ? null : known with { PasswordHash = hasher.HashPassword(known, password), Stamp = RandomNumberGenerator.GetHexString(32) }, cancellationToken)
            ? Find(name)
            : null;

    /// <summary>Removes an account; false where there is none, or where it is the last administrator.</summary>
    public async Task<bool> RemoveAsync(string name, CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken);
        try
        {
            if (Find(name) is not { } known || IsLastAdministrator(known)) return false;
            await documents.DeleteAsync(Collection, known.Summary.Name, cancellationToken);
            return accounts.TryRemove(name, out _);
        }
        finally
        {
            changing.Release();
        }
    }

    public bool IsLastAdministrator(AccountDocument account) =>
        account.Summary.Role == PersonRole.Administrator && accounts.Values.Count(one => one.Summary.Role == PersonRole.Administrator) == 1;

    public void Dispose() => changing.Dispose();

    private async Task<bool> ChangeAsync(string name, Func<AccountDocument?, AccountDocument?> change, CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken);
        try
        {
            if (change(Find(name)) is not { } changed) return false;
            await documents.PutAsync(Collection, changed.Summary.Name, changed, cancellationToken);
            accounts[name] = changed;
            return true;
        }
        finally
        {
            changing.Release();
        }
    }

    private AccountSummary Shown(AccountDocument account) =>
        account.Summary.LockedUntil <= clock.GetUtcNow() ? account.Summary with { LockedUntil = null } : account.Summary;
}
