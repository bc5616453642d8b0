using Analytics.Contracts.Monitoring;
using Analytics.Core.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Monitors;

/// <summary>The beat of the capability: sees what has arrived, and looks at the windows that are due, the most urgent first.</summary>
public sealed class MonitorCycle(
    MonitorRegister register,
    MonitorChecks checks,
    MonitorHistory history,
    MonitorRunner runner,
    AlarmBudgets budgets,
    IEventQueries queries,
    IOptions<MonitorOptions> options,
    TimeProvider clock,
    ILogger<MonitorCycle> logger)
{
    private static readonly TimeSpan Pruning = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestTurn = TimeSpan.FromSeconds(10);

    /// <summary>Windows by count and late data are seen this far back.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(100);

    private readonly Arrivals arrivals = new(queries);
    private readonly LabelLags lags = new(queries);
    private long beatAt;
    private DateTimeOffset prunedAt;

    /// <summary>When the last beat ended; null: none yet.</summary>
    public DateTimeOffset? BeatAt => Interlocked.Read(ref beatAt) is > 0 and var ticks ? new(ticks, TimeSpan.Zero) : null;

    /// <summary>Reads what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        await register.LoadAsync(cancellationToken);
        await budgets.LoadAsync(cancellationToken);
        await history.LoadAsync(cancellationToken);
    }

    /// <summary>Runs until it is cancelled. A containment boundary: a beat that fails is said, and the next one looks at everything anew.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var rest = 0;
        while (true)
        {
            if (rest == 0) await Task.Delay(options.Value.Beat, clock, cancellationToken);
            try
            {
                rest = await TurnAsync(cancellationToken);
            }
            catch (StoreUnavailableException e)
            {
                rest = 0;
                Log.MonitorsWait(logger, e);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                rest = 0;
                Log.MonitorsInterrupted(logger, e);
            }
        }
    }

    /// <summary>One beat: what is due now, for a few seconds at most. Answers how many windows are left for the next.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task<int> TurnAsync(CancellationToken cancellationToken)
    {
        var (now, start) = (clock.GetUtcNow(), clock.GetTimestamp());
        await arrivals.RefreshAsync((now - Memory).UtcDateTime, cancellationToken);
        var monitors = register.List();
        var active = monitors.Where(monitor => !monitor.Paused).ToList();
        await lags.RefreshAsync(active, now, cancellationToken);
        var planner = new MonitorPlanner(history, arrivals, lags, options.Value);
        var due = active
            .SelectMany(monitor => planner.Due(monitor, checks.Find(monitor.Check)!, now))
            .OrderBy(look => look.Urgency).ThenByDescending(look => look.Window.To).ToList();
        var siblings = Siblings(active);
        var done = 0;
        try
        {
            foreach (var look in due)
            {
                await runner.LookAsync(look, siblings[look.Monitor.Model], arrivals.Sequence, cancellationToken);
                done++;
                if (clock.GetElapsedTime(start) > LongestTurn) break;
            }
        }
        finally
        {
            // A turn is one write: many windows have nothing to say.
            await history.StoreAsync(cancellationToken);
        }

        if (now - prunedAt >= Pruning)
        {
            prunedAt = now;
            await history.PruneAsync(monitors, monitor => lags.Of(monitor) ?? LabelLags.Longest, cancellationToken);
        }

        Interlocked.Exchange(ref beatAt, clock.GetUtcNow().UtcTicks);
        return due.Count - done;
    }

    /// <summary>How every monitor stands.</summary>
    /// <param name="model">Those of one model only; null: all.</param>
    public IReadOnlyList<MonitorSummary> Board(string? model)
    {
        var monitors = register.List();
        var siblings = Siblings(monitors.Where(monitor => !monitor.Paused));
        return
        [
            .. monitors.Where(monitor => model is null || monitor.Model == model)
                .Select(monitor => new MonitorSummary(monitor, budgets.LevelOf(monitor, siblings.GetValueOrDefault(monitor.Model, 1)), history.Standing(monitor))),
        ];
    }

    private static Dictionary<string, int> Siblings(IEnumerable<MonitorDefinition> monitors) =>
        monitors.GroupBy(monitor => monitor.Model).ToDictionary(group => group.Key, group => group.Count(AlarmBudgets.IsShared));
}
