using System.Collections.Concurrent;
using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts.Channels;
using Analytics.Core.Measures;
using Analytics.Core.Ports;

namespace Analytics.Core.Alerts;

/// <summary>The rules. Reads are lock-free; a change is durable before it is seen.</summary>
public sealed class AlertRules(IDocuments documents, IEnumerable<AlertSource> sources, AlertChannels channels) : IDisposable
{
    private const string Collection = "alertRules";
    private const string DefaultsCollection = "alertDefaults";
    private const int MostRules = 2_000;

    private readonly Dictionary<string, AlertSource> sources = sources.ToDictionary(source => source.Name);
    private readonly ConcurrentDictionary<string, AlertRule> rules = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim writing = new(1);

    /// <summary>Reads what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var rule in await documents.ListAsync<AlertRule>(Collection, cancellationToken))
            rules[rule.Uid] = rule;
        foreach (var rule in sources.Values.SelectMany(source => source.Defaults)) await OfferAsync(rule, cancellationToken);
    }

    /// <summary>All rules by id.</summary>
    public IReadOnlyList<AlertRule> List() => [.. rules.Values.OrderBy(rule => rule.Uid, StringComparer.Ordinal)];

    /// <summary>A rule, or null.</summary>
    public AlertRule? Find(string uid) => rules.GetValueOrDefault(uid);

    /// <summary>Stores a rule, in place of any of that id.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="revision">The revision that it is meant to replace; null: whichever there is.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<PutOutcome> PutAsync(AlertRule rule, long? revision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(rule);
        if (Check(rule) is { Count: > 0 } faults) return new PutOutcome(faults);

        await writing.WaitAsync(cancellationToken);
        try
        {
            var known = Find(rule.Uid);
            if (revision is not null && revision != known?.Revision) return PutOutcome.Stored with { IsStale = true };
            if (known is null && rules.Count >= MostRules)
                return new PutOutcome(new Dictionary<string, string[]> { ["/uid"] = [$"There are {MostRules} rules already."] });

            var stored = rule with { Revision = (known?.Revision ?? 0) + 1 };
            await documents.PutAsync(Collection, rule.Uid, stored, cancellationToken);
            rules[rule.Uid] = stored;
            return PutOutcome.Stored;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Removes a rule; its alerts end with it. False where there was none.</summary>
    public async Task<bool> DeleteAsync(string uid, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            if (!rules.ContainsKey(uid)) return false;
            await documents.DeleteAsync(Collection, uid, cancellationToken);
            return rules.TryRemove(uid, out _);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>A rule that tells a channel; null where none does.</summary>
    public AlertRule? UserOf(string channel) => rules.Values.FirstOrDefault(rule =>
        rule.Notify.Channels.Contains(channel) || rule.Notify.Escalation.Any(step => step.Channels.Contains(channel)));

    public void Dispose() => writing.Dispose();

    internal AlertSource SourceOf(AlertRule rule) => sources[rule.Source];

    /// <summary>Faults of a rule by JSON pointer; empty when it may be stored.</summary>
    internal IReadOnlyDictionary<string, string[]> Check(AlertRule rule)
    {
        var faults = new FaultList();
        AlertRuleRules.Check(rule, faults);
        AlertRoutingRules.Check(rule.Notify, uid => channels.Find(uid) is not null, faults);
        if (rule.Source is null || !sources.TryGetValue(rule.Source, out var source))
            faults.Add("/source", $"Must be one of {string.Join(", ", sources.Keys)}.");
        else
            foreach (var (pointer, messages) in source.Check(rule)) faults.Add(pointer, messages[0]);
        return faults.ByPointer;
    }

    /// <summary>Stores a default, once: one that was removed does not come back.</summary>
    private async Task OfferAsync(AlertRule rule, CancellationToken cancellationToken)
    {
        if (await documents.FindAsync<AlertRule>(DefaultsCollection, rule.Uid, cancellationToken) is not null) return;
        var batch = new DocumentBatch().Put(DefaultsCollection, rule.Uid, rule);
        var isNew = !rules.ContainsKey(rule.Uid);
        if (isNew) batch.Put(Collection, rule.Uid, rule with { Revision = 1 });
        await documents.CommitAsync(batch, cancellationToken);
        if (isNew) rules[rule.Uid] = rule with { Revision = 1 };
    }
}
