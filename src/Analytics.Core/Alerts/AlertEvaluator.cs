using System.Collections.Concurrent;
using Analytics.Contracts.Alerting;
using Analytics.Core.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Alerts;

/// <summary>Evaluates rules when they are due. A rule that throws or takes too long is an alert itself, and delays no other.</summary>
public sealed class AlertEvaluator(
    AlertRules rules, AlertBoard board, IOptions<AlertOptions> options, TimeProvider clock, ILogger<AlertEvaluator> logger) : IDisposable
{
    private const int MostInstances = 1_000;

    private readonly ConcurrentDictionary<string, Task> running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Task> stuck = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim room = new(options.Value.EvaluationsAtOnce);

    /// <summary>Starts what is due, and waits for none of it.</summary>
    public async Task TickAsync(CancellationToken cancellationToken)
    {
        await board.CloseRemovedAsync(cancellationToken);
        foreach (var rule in rules.List().Where(rule => IsDue(rule) && !running.ContainsKey(rule.Uid)))
        {
            var evaluation = EvaluateAsync(rule, cancellationToken);
            running[rule.Uid] = evaluation;
            _ = evaluation.ContinueWith(
                _ => running.TryRemove(KeyValuePair.Create(rule.Uid, evaluation)), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    /// <summary>Completes when nothing is being evaluated.</summary>
    public async Task IdleAsync()
    {
        while (running.Values.FirstOrDefault() is { } evaluation)
        {
            await evaluation;
            await Task.Yield();
        }
    }

    public void Dispose() => room.Dispose();

    private bool IsDue(AlertRule rule)
    {
        if (board.Of(rule.Uid) is not { } memory) return !rule.Paused;
        if (rule.Paused) return memory.Instances.Any(instance => instance.Memory.State != AlertState.Paused);
        // Rules keep to the beat of the clock, so that a window begins where the one before ended, whenever the service was started.
        return clock.GetUtcNow().Ticks / rule.Every.Ticks > memory.EvaluatedAt.Ticks / rule.Every.Ticks;
    }

    // The containment boundary: whatever goes wrong with one rule is said, and is tried again when the rule is next looked at.
    private async Task EvaluateAsync(AlertRule rule, CancellationToken cancellationToken)
    {
        await room.WaitAsync(cancellationToken);
        try
        {
            var evaluate = rule.Paused ? prior => RuleEvaluation.Paused(rule, prior, clock.GetUtcNow()) : await ObserveAsync(rule, cancellationToken);
            await board.ApplyAsync(rule, evaluate, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.AlertsNotStored(logger, rule.Uid, e);
        }
        finally
        {
            room.Release();
        }
    }

    // Whatever a source throws becomes a state of its rule.
    private async Task<Func<RuleMemory?, RuleOutcome>> ObserveAsync(AlertRule rule, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (stuck.TryGetValue(rule.Uid, out var earlier) && !earlier.IsCompleted)
            return prior => RuleEvaluation.Failed(rule, prior, "an earlier evaluation has not ended yet", now);

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<IReadOnlyList<AlertObservation>>? observing = null;
        try
        {
            var source = rules.SourceOf(rule);
            observing = Task.Run(() => source.ObserveAsync(rule, now, limit.Token), limit.Token);
            var observations = await observing.WaitAsync(options.Value.EvaluationTimeout, clock, cancellationToken);
            return observations.Count <= MostInstances
                ? prior => RuleEvaluation.Answered(rule, prior, observations, source.Unseen, now)
                : prior => RuleEvaluation.Failed(rule, prior, $"its breakdown gives more than {MostInstances} alerts", now);
        }
        catch (TimeoutException)
        {
            stuck[rule.Uid] = observing!;
            await limit.CancelAsync();
            Log.AlertRuleTooSlow(logger, rule.Uid, options.Value.EvaluationTimeout);
            return prior => RuleEvaluation.Failed(rule, prior, $"it took longer than {DurationConverter.Format(options.Value.EvaluationTimeout)}", now);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Log.AlertRuleFailed(logger, rule.Uid, e);
            var reason = e is StoreUnavailableException ? "the store does not answer" : $"it failed ({e.GetType().Name})";
            return prior => RuleEvaluation.Failed(rule, prior, reason, now);
        }
    }
}
