using System.Collections.Concurrent;
using Analytics.Contracts.Alerting;
using Analytics.Core.Ports;

namespace Analytics.Core.Alerts;

/// <summary>
/// The alerts of all rules. Reads are lock-free; changes follow one another, and each is durable, with its history, before it is seen. So a restart
/// goes on where the service stopped.
/// </summary>
public sealed class AlertBoard(IDocuments documents, AlertRules rules, TimeProvider clock) : IDisposable
{
    private const string Collection = "alerts";

    private readonly ConcurrentDictionary<string, RuleMemory> memories = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim changing = new(1);

    /// <summary>Reads what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var memory in await documents.ListAsync<RuleMemory>(Collection, cancellationToken))
            memories[memory.Rule] = memory;
    }

    /// <summary>Says that someone sees to an alert. Null: there is no such alert; false: it does not fire, or someone did before.</summary>
    public Task<bool?> AcknowledgeAsync(string alert, string by, string? comment, CancellationToken cancellationToken) =>
        ChangeAsync(alert, by, comment, (prior, now) => AlertStateMachine.Acknowledge(prior, new Acknowledgement(by, now, comment), now), cancellationToken);

    /// <summary>Ends an alert, until its condition comes back after it was clear, or a day has passed. Null: there is no such alert; false: it does not fire.</summary>
    public Task<bool?> ResolveAsync(string alert, string by, string? comment, CancellationToken cancellationToken) =>
        ChangeAsync(alert, by, comment, (prior, now) => AlertStateMachine.Resolve(prior, new Resolution(by, now, comment), now), cancellationToken);

    public void Dispose() => changing.Dispose();

    internal IEnumerable<RuleMemory> Memories => memories.Values;

    internal RuleMemory? Of(string rule) => memories.GetValueOrDefault(rule);

    /// <summary>Applies an evaluation, unless the rule was changed or removed meanwhile.</summary>
    internal async Task ApplyAsync(AlertRule rule, Func<RuleMemory?, RuleOutcome> evaluate, CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken);
        try
        {
            if (ReferenceEquals(rules.Find(rule.Uid), rule))
                await StoreAsync(evaluate(Of(rule.Uid)), cancellationToken);
        }
        finally
        {
            changing.Release();
        }
    }

    /// <summary>Ends the alerts of rules that are no more.</summary>
    internal async Task CloseRemovedAsync(CancellationToken cancellationToken)
    {
        foreach (var memory in memories.Values.Where(memory => rules.Find(memory.Rule) is null).ToList())
        {
            await changing.WaitAsync(cancellationToken);
            try
            {
                var gone = new AlertRule { Uid = memory.Rule };
                var batch = new DocumentBatch().Delete(Collection, memory.Rule);
                AlertHistory.Add(RuleOutcomeBuilder.Closed(gone, memory, "the rule was removed", clock.GetUtcNow()), batch);
                await documents.CommitAsync(batch, cancellationToken);
                memories.TryRemove(memory.Rule, out _);
            }
            finally
            {
                changing.Release();
            }
        }
    }

    private async Task<bool?> ChangeAsync(
        string alert, string by, string? comment, Func<AlertMemory, DateTimeOffset, AlertStep> change, CancellationToken cancellationToken)
    {
        await changing.WaitAsync(cancellationToken);
        try
        {
            if (Find(alert) is not var (rule, memory, instance)) return null;
            var now = clock.GetUtcNow();
            var step = change(instance.Memory, now);
            if (step.Changes.Count == 0) return false;

            var next = instance with { Memory = step.Next };
            var instances = memory.Instances.Select(other => other.Id == alert ? next : other).ToList();
            var transition = RuleOutcomeBuilder.Transition(rule, next, AlertKinds.Of(step.Changes[0]), comment, now);
            await StoreAsync(new RuleOutcome(memory with { Instances = instances }, [transition with { By = by }]), cancellationToken);
            return true;
        }
        finally
        {
            changing.Release();
        }
    }

    private (AlertRule, RuleMemory, AlertInstance)? Find(string alert)
    {
        foreach (var memory in memories.Values)
            if (memory.Instances.FirstOrDefault(instance => instance.Id == alert) is { } instance && rules.Find(memory.Rule) is { } rule)
                return (rule, memory, instance);
        return null;
    }

    private async Task StoreAsync(RuleOutcome outcome, CancellationToken cancellationToken)
    {
        var batch = new DocumentBatch().Put(Collection, outcome.Memory.Rule, outcome.Memory);
        AlertHistory.Add(outcome.Transitions, batch);
        await documents.CommitAsync(batch, cancellationToken);
        memories[outcome.Memory.Rule] = outcome.Memory;
    }
}
