using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Analytics.Contracts.Access;
using Analytics.Core.Ports;

namespace Analytics.Core.Privacy.Audit;

/// <summary>
/// Who did what, in the order of doing. Each entry carries the SHA-256 of the one before and of itself (a hash chain, as Schneier and Kelsey,
/// "Secure audit logs to support computer forensics", 1999), so that a change or a gap is told. Thread-safe.
/// </summary>
public sealed class AuditTrail(IDocuments documents, TimeProvider clock) : IDisposable
{
    private const string Collection = "audit";
    private const string Start = "0000000000000000000000000000000000000000000000000000000000000000";

    private readonly SemaphoreSlim appending = new(1, 1);
    private long last;
    private string lastHash = Start;

    /// <summary>Finds the end of what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        if (await documents.ListAsync<AuditEntry>(Collection, cancellationToken) is [.., var end]) (last, lastHash) = (end.Number, end.Hash);
    }

    /// <summary>Adds an entry; durable when it returns.</summary>
    public async Task<AuditEntry> AppendAsync(string actor, string action, string target, int status, CancellationToken cancellationToken)
    {
        await appending.WaitAsync(cancellationToken);
        try
        {
            var entry = new AuditEntry { Number = last + 1, At = clock.GetUtcNow(), Actor = actor, Action = action, Target = target, Status = status, Hash = "" };
            entry = entry with { Hash = HashOf(lastHash, entry) };
            await documents.PutAsync(Collection, entry.Number.ToString("D12", CultureInfo.InvariantCulture), entry, cancellationToken);
            (last, lastHash) = (entry.Number, entry.Hash);
            return entry;
        }
        finally
        {
            appending.Release();
        }
    }

    /// <summary>The newest entries, and whether all of them still follow from one another.</summary>
    /// <param name="actor">Entries of one account or key only; null: all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<AuditTrailPage> ReadAsync(string? actor, int limit, CancellationToken cancellationToken)
    {
        var all = await documents.ListAsync<AuditEntry>(Collection, cancellationToken);
        return new AuditTrailPage([.. all.Where(entry => actor is null || entry.Actor == actor).Reverse().Take(limit)], all.Count, FirstBroken(all));
    }

    /// <inheritdoc/>
    public void Dispose() => appending.Dispose();

    private static long? FirstBroken(IReadOnlyList<AuditEntry> entries)
    {
        var (number, hash) = (0L, Start);
        foreach (var entry in entries)
        {
            if (entry.Number != ++number || entry.Hash != HashOf(hash, entry)) return number;
            hash = entry.Hash;
        }

        return null;
    }

    private static string HashOf(string before, AuditEntry entry) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(before + JsonSerializer.Serialize(entry with { Hash = "" }))));
}
