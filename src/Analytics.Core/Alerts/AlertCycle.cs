using Analytics.Core.Alerts.Channels;
using Analytics.Core.Alerts.Delivery;
using Analytics.Core.Alerts.Notices;
using Microsoft.Extensions.Logging;

namespace Analytics.Core.Alerts;

/// <summary>The beat of the capability: evaluate what is due, tell what changed, deliver what waits.</summary>
public sealed class AlertCycle(
    AlertRules rules,
    AlertBoard board,
    AlertSilences silences,
    AlertHistory history,
    AlertChannels channels,
    AlertEvaluator evaluator,
    AlertDispatcher dispatcher,
    AlertOutbox outbox,
    AlertCourier courier,
    TimeProvider clock,
    ILogger<AlertCycle> logger)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Pruning = TimeSpan.FromHours(1);

    private DateTimeOffset prunedAt;
    private long beatAt;

    /// <summary>When the last beat ended; null: none yet.</summary>
    public DateTimeOffset? BeatAt => Interlocked.Read(ref beatAt) is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;

    /// <summary>Reads what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await channels.LoadAsync(cancellationToken);
        await rules.LoadAsync(cancellationToken);
        await silences.LoadAsync(cancellationToken);
        await board.LoadAsync(cancellationToken);
        await dispatcher.LoadAsync(cancellationToken);
        await outbox.LoadAsync(cancellationToken);
    }

    /// <summary>Runs until it is cancelled. A containment boundary: a beat that fails is said, and the next one looks at everything anew.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        do
        {
            try
            {
                await TurnAsync(cancellationToken);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                Log.AlertsInterrupted(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>One beat. Waits for neither evaluations nor deliveries.</summary>
    public async Task TurnAsync(CancellationToken cancellationToken)
    {
        await evaluator.TickAsync(cancellationToken);
        await dispatcher.DispatchAsync(cancellationToken);
        courier.Tick(cancellationToken);
        Interlocked.Exchange(ref beatAt, clock.GetUtcNow().UtcTicks);
        if (clock.GetUtcNow() - prunedAt < Pruning) return;

        prunedAt = clock.GetUtcNow();
        await history.PruneAsync(cancellationToken);
        await outbox.PruneAsync(cancellationToken);
        await silences.PruneAsync(cancellationToken);
    }
}
