using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Analytics.Contracts.Access;
using Analytics.Contracts.Privacy;
using Analytics.Core.Ports;

namespace Analytics.Core.Privacy.Audit;

/// <summary>
/// Who did what, in the order of doing. Each entry carries the SHA-256 of the one before and of itself (a hash chain, as Schneier and Kelsey,
/// "Secure audit logs to support computer forensics", 1999), so that a change or a gap is told. Thread-safe.
/// </summary>
public sealed class AuditTrail(IDocuments documents, TimeProvider clock) : IExpiring, IDisposable
{
    private const string Collection = "audit";
    private const string Anchor = "auditAnchor";
    private const string AnchorId = "before";
    private const string Start = "0000000000000000000000000000000000000000000000000000000000000000";

    private readonly SemaphoreSlim appending = new(1, 1);
    private long last;
    private string lastHash = Start;

    /// <summary>Finds the end of what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var anchor = await AnchorAsync(cancellationToken);
        (last, lastHash) = await documents.ListAsync<AuditEntry>(Collection, cancellationToken) is [.., var end] ? (end.Number, end.Hash) : (anchor.Number, anchor.Hash);
    }

    /// <summary>Adds an entry; durable when it returns.</summary>
    public async Task<AuditEntry> AppendAsync(string actor, string action, string target, int status, CancellationToken cancellationToken)
    {
        await appending.WaitAsync(cancellationToken);
        try
        {
            var entry = new AuditEntry { Number = last + 1, At = clock.GetUtcNow(), Actor = actor, Action = action, Target = target, Status = status, Hash = "" };
            entry = entry with { Hash = HashOf(lastHash, entry) };
            await documents.PutAsync(Collection, IdOf(entry.Number), entry, cancellationToken);
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
        // Nobody who does something waits for a reader: where entries expired between the two reads, they are read again.
        while (true)
        {
            var (anchor, all) = (await AnchorAsync(cancellationToken), await documents.ListAsync<AuditEntry>(Collection, cancellationToken));
            if (await AnchorAsync(cancellationToken) == anchor)
                return new AuditTrailPage([.. all.Where(entry => actor is null || entry.Actor == actor).Reverse().Take(limit)], all.Count, FirstBroken(anchor, all));
        }
    }

    /// <summary>How often things were done in [from, to) and when last, those that were refused left out; the most frequent first.</summary>
    public async Task<IReadOnlyList<AuditCount>> CountAsync(IReadOnlySet<string> actions, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken)
    {
        var all = await documents.ListAsync<AuditEntry>(Collection, cancellationToken);
        return
        [
            .. all.Where(entry => entry.At >= from && entry.At < to && entry.Status < 400 && actions.Contains(entry.Action))
                .GroupBy(entry => entry.Action)
                .Select(group => new AuditCount(group.Key, group.Count(), group.Select(entry => entry.Actor).Distinct().Count(), group.Max(entry => entry.At)))
                .OrderByDescending(count => count.Times)
                .ThenBy(count => count.Action, StringComparer.Ordinal),
        ];
    }

    /// <inheritdoc/>
    public RetentionClass Class => RetentionClass.Audit;

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> OldestAsync(CancellationToken cancellationToken) =>
        (await documents.FindAsync<AuditEntry>(Collection, IdOf((await AnchorAsync(cancellationToken)).Number + 1), cancellationToken))?.At;

    /// <inheritdoc/>
    public async Task<long> CountAsync(DateTimeOffset before, CancellationToken cancellationToken) => (await OlderAsync(before, cancellationToken)).Count;

    /// <summary>Removes the oldest entries. The last of them leaves its number and hash behind, so that the rest still follows from it.</summary>
    public async Task<long> ExpireAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await appending.WaitAsync(cancellationToken);
        try
        {
            if (await OlderAsync(before, cancellationToken) is not [.., var end] older) return 0;
            var batch = new DocumentBatch().Put(Anchor, AnchorId, new AuditAnchor(end.Number, end.Hash));
            foreach (var entry in older) batch.Delete(Collection, IdOf(entry.Number));
            await documents.CommitAsync(batch, cancellationToken);
            return older.Count;
        }
        finally
        {
            appending.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => appending.Dispose();

    private async Task<AuditAnchor> AnchorAsync(CancellationToken cancellationToken) =>
        await documents.FindAsync<AuditAnchor>(Anchor, AnchorId, cancellationToken) ?? new AuditAnchor(0, Start);

    // The clock may have been set back between two entries: what goes is a beginning of the trail all the same.
    private async Task<IReadOnlyList<AuditEntry>> OlderAsync(DateTimeOffset before, CancellationToken cancellationToken) =>
        await OldestAsync(cancellationToken) >= before ? [] : [.. (await documents.ListAsync<AuditEntry>(Collection, cancellationToken)).TakeWhile(entry => entry.At < before)];

    private static string IdOf(long number) => number.ToString("D12", CultureInfo.InvariantCulture);

    private static long? FirstBroken(AuditAnchor anchor, IReadOnlyList<AuditEntry> entries)
    {
        var (number, hash) = (anchor.Number, anchor.Hash);
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
