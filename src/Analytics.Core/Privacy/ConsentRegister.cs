using System.Collections.Concurrent;
using System.Globalization;
using Analytics.Contracts.Privacy;
using Analytics.Core.Ports;

namespace Analytics.Core.Privacy;

/// <summary>
/// What every subject agreed to. Looked up by raw subject id; only pseudonyms are kept. After a rotation of the key ring a consent is still found
/// under its older pseudonym, and moves to the current one with its next change.
/// </summary>
public sealed class ConsentRegister(
    IDocuments documents, Pseudonymiser pseudonymiser, PersonalDataScrubber scrubber, TimeProvider clock) : IDisposable
{
    private const string Collection = "consents";
    private const int Gates = 256;

    private readonly ConcurrentDictionary<UInt128, ConsentPurposes> granted = new();

    // A subject's document and memory must change in the same order, or a withdrawal could be undone by a grant that came before it.
    // Subjects share gates, so that many can write at once.
    private readonly SemaphoreSlim[] gates = [.. Enumerable.Range(0, Gates).Select(_ => new SemaphoreSlim(1))];

    /// <summary>Reads what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var document in await documents.ListAsync<ConsentDocument>(Collection, cancellationToken))
            granted[UInt128.Parse(document.Pseudonym, NumberStyles.HexNumber, CultureInfo.InvariantCulture)] = document.Current.Purposes;
    }

    /// <summary>Granted purposes; none for an unknown subject. Lock-free, on the path of every record.</summary>
    public ConsentPurposes PurposesOf(Pseudonym pseudonym)
    {
        ArgumentNullException.ThrowIfNull(pseudonym);
        if (granted.TryGetValue(pseudonym.Value, out var purposes) || pseudonym.Earlier.Count == 0)
            return purposes;
        foreach (var earlier in pseudonym.Earlier)
        {
            if (granted.TryGetValue(earlier, out purposes))
                return purposes;
        }

        return ConsentPurposes.None;
    }

    /// <summary>Granted purposes by the value of a pseudonym as it was stored; none for an unknown one, and for one of before a rotation whose consent was changed since.</summary>
    public ConsentPurposes PurposesOf(UInt128 pseudonym) => granted.GetValueOrDefault(pseudonym);

    /// <summary>How many subjects have agreed to each purpose now, and how many are known at all. O(subjects).</summary>
    public (long Known, IReadOnlyDictionary<string, long> ByPurpose) Totals()
    {
        var all = granted.Values.ToList();
        return (all.Count, ConsentTerms.Format(Enum.GetValues<ConsentPurposes>().Aggregate((one, other) => one | other))
            .ToDictionary(name => name, name => (long)all.Count(purposes => purposes.HasFlag(ConsentTerms.Parse([name])))));
    }

    /// <summary>The stored consent; null where there is none, or it was withdrawn.</summary>
    public async Task<ConsentRecord?> FindAsync(string subject, CancellationToken cancellationToken)
    {
        var (document, _) = await ReadAsync(pseudonymiser.Of(subject), cancellationToken);
        return document is null || document.Current.Withdrawn
            ? null
            : new ConsentRecord
            {
                Purposes = ConsentTerms.Format(document.Current.Purposes),
                Basis = document.Current.Basis,
                Source = document.Current.Source,
                Timestamp = document.Current.GivenAt,
            };
    }

    /// <summary>Stores a consent. Faults: JSON pointer and message; empty when stored. Durable and in force when it returns.</summary>
    public async Task<IReadOnlyDictionary<string, string>> PutAsync(string subject, ConsentRecord consent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(consent);
        var now = clock.GetUtcNow();
        var faults = ConsentTerms.Check(subject, consent, now);
        if (faults.Count > 0)
            return faults;

        var state = new ConsentState(
            ConsentTerms.Parse(consent.Purposes),
            consent.Basis ?? ConsentTerms.DefaultBasis,
            consent.Source is null ? null : scrubber.Scrub(consent.Source),
            consent.Timestamp ?? now,
            now,
            Withdrawn: false);
        await ChangeAsync(pseudonymiser.Of(subject), _ => state, cancellationToken);
        return faults;
    }

    /// <summary>
    /// Stores many consents, of one subject in their order. Faults: JSON pointer below the list and message; when there are any, nothing is stored.
    /// Durable and in force when it returns.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, string>> PutManyAsync(IReadOnlyList<ConsentBatchItem> consents, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(consents);
        var now = clock.GetUtcNow();
        var faults = consents
            .SelectMany((item, index) => ConsentTerms.Check(item.Subject, item.ToRecord(), now).Select(fault => (Pointer: $"/{index}{fault.Key}", fault.Value)))
            .ToDictionary(fault => fault.Pointer, fault => fault.Value);
        if (faults.Count == 0)
            await Task.WhenAll(consents.Select(item => PutAsync(item.Subject, item.ToRecord(), cancellationToken)));
        return faults;
    }

    /// <summary>
    /// Withdraws everything; false where there was nothing. Durable and in force when it returns. The document stays, without purposes,
    /// so that consent and withdrawal can be proven.
    /// </summary>
    public Task<bool> WithdrawAsync(string subject, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return ChangeAsync(
            pseudonymiser.Of(subject),
            before => before is null || before.Withdrawn
                ? null
                : before with { Purposes = ConsentPurposes.None, GivenAt = now, RecordedAt = now, Withdrawn = true },
            cancellationToken);
    }

    public void Dispose() => Array.ForEach(gates, gate => gate.Dispose());

    private async Task<bool> ChangeAsync(Pseudonym pseudonym, Func<ConsentState?, ConsentState?> change, CancellationToken cancellationToken)
    {
        var gate = gates[(int)(pseudonym.Value % Gates)];
        await gate.WaitAsync(cancellationToken);
        try
        {
            var (before, storedAs) = await ReadAsync(pseudonym, cancellationToken);
            if (change(before?.Current) is not { } state)
                return false;

            var document = ConsentDocument.Next(pseudonym.Value, before, state);
            await documents.PutAsync(Collection, document.Pseudonym, document, cancellationToken);
            granted[pseudonym.Value] = state.Purposes;
            if (before is not null && storedAs != pseudonym.Value)
                await RemoveAsync(storedAs, cancellationToken);
            return true;
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<(ConsentDocument? Document, UInt128 StoredAs)> ReadAsync(Pseudonym pseudonym, CancellationToken cancellationToken)
    {
        foreach (var value in pseudonym.Earlier.Prepend(pseudonym.Value))
        {
            if (granted.ContainsKey(value)
                && await documents.FindAsync<ConsentDocument>(Collection, ConsentDocument.IdOf(value), cancellationToken) is { } document)
                return (document, value);
        }

        return (null, pseudonym.Value);
    }

    private async Task RemoveAsync(UInt128 pseudonym, CancellationToken cancellationToken)
    {
        await documents.DeleteAsync(Collection, ConsentDocument.IdOf(pseudonym), cancellationToken);
        granted.TryRemove(pseudonym, out _);
    }
}
