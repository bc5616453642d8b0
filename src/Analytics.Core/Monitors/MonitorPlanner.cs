using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Monitors;

/// <summary>Which windows of a monitor are due: those that run and have grown, those that ended, and those that late data fell into.</summary>
internal sealed class MonitorPlanner(MonitorHistory history, Arrivals arrivals, LabelLags lags, MonitorOptions options)
{
    private static readonly EventSource[] Labels = [EventSource.Labels];
    private const int MostLooks = 12;
    private const int AfterAFailure = 3;
    private const double Growth = 1.0 / 3;
    private const double LateShare = 0.02;
    private static readonly TimeSpan Missed = TimeSpan.FromDays(2);
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LatePause = TimeSpan.FromMinutes(10);

    public IEnumerable<MonitorLook> Due(MonitorDefinition monitor, MonitorCheck check, DateTimeOffset now)
    {
        var kept = history.Kept(monitor).ToDictionary(window => window.Window.To);
        var (running, ended) = Windows(monitor, kept.Values, now);
        if (monitor.Streaming && OfRunning(monitor, check, running, kept.GetValueOrDefault(running.To), now) is { } look) yield return look;
        foreach (var window in ended)
            if ((!kept.TryGetValue(window.To, out var known) || !known.Complete) && IsWorthwhile(monitor, check, window))
                yield return Look(monitor, check, window, true, known, urgency: 1);

        // Nobody saw these either, but labels for them still come.
        foreach (var window in Awaited(monitor, now))
            if (!kept.ContainsKey(window.To) && arrivals.Rows(monitor.Model, Labels, window) > 0) yield return Look(monitor, check, window, true, null, urgency: 2);

        foreach (var known in kept.Values.Where(known => known.Complete && (known.Looks == 0 || now - known.LookedAt >= LatePause)))
            if (IsStale(monitor, check, known) || (known.Window.To > now - options.Backfill && MayBeJudged(known, now)))
                yield return Look(monitor, check, known.Window, true, known, urgency: 2);
    }

    /// <summary>Windows that ended longer ago than is looked back, but not longer than labels take, the newest first.</summary>
    private IEnumerable<TimeRange> Awaited(MonitorDefinition monitor, DateTimeOffset now) =>
        monitor.Window.Kind != MonitorRules.Count && lags.Of(monitor) is { } lag && lag > options.Backfill
            ? WindowSchedule.Ended(monitor.Window, now - lag, now).SkipWhile(window => window.To > now - options.Backfill)
            : [];

    private (TimeRange Running, IEnumerable<TimeRange> Ended) Windows(MonitorDefinition monitor, IEnumerable<KeptWindow> kept, DateTimeOffset now)
    {
        var oldest = now - options.Backfill;
        if (monitor.Window.Kind != MonitorRules.Count)
            return (WindowSchedule.Running(monitor.Window, now), WindowSchedule.Ended(monitor.Window, oldest, now));

        var last = kept.Where(window => window.Complete).Select(window => window.Window.To).DefaultIfEmpty(oldest).Max();
        var start = new DateTimeOffset(last.UtcTicks - (last.UtcTicks % TimeSpan.TicksPerHour), TimeSpan.Zero);
        var ended = new List<TimeRange>();
        while (arrivals.EndOf(monitor.Model, start, monitor.Window.Rows!.Value, now) is { } end)
        {
            ended.Add(new TimeRange(start, end));
            start = end;
        }

        return (new TimeRange(start, new DateTimeOffset(((now.UtcTicks / TimeSpan.TicksPerHour) + 1) * TimeSpan.TicksPerHour, TimeSpan.Zero)), ended);
    }

    private MonitorLook? OfRunning(MonitorDefinition monitor, MonitorCheck check, TimeRange window, KeptWindow? known, DateTimeOffset now)
    {
        var rows = arrivals.Rows(monitor.Model, check.Sources, window);
        if (rows < Math.Max(1, monitor.MinSamples)) return null;
        return known is null || (known.Looks < MostLooks && HasGrown(known, rows, Labelled(monitor, check, window), now)) ? Look(monitor, check, window, false, known, urgency: 0) : null;
    }

    /// <summary>Nothing is said of windows without a row, but by checks that miss what came before.</summary>
    private bool IsWorthwhile(MonitorDefinition monitor, MonitorCheck check, TimeRange window) =>
        arrivals.Rows(monitor.Model, check.Sources, window) > 0
        || (!check.NeedsRowsIn(window) && arrivals.Rows(monitor.Model, check.Sources, new TimeRange(window.From - Missed, window.From)) > 0);

    private static bool HasGrown(KeptWindow known, long rows, long? labels, DateTimeOffset now)
    {
        var share = now - known.LookedAt >= Often ? LateShare : Growth;
        return MayBeJudged(known, now) || HasGrown(known.Rows, rows, share) || HasGrown(known.Labels, labels, share);
    }

    private static bool HasGrown(long? before, long? now, double share) => now > before && now >= before * (1 + share);

    /// <summary>What failed, or had nothing to compare with, may not the next time: the later, the more often it did.</summary>
    private static bool MayBeJudged(KeptWindow known, DateTimeOffset now) =>
        known is { Looks: < MostLooks, Status: MonitorStatus.Error or MonitorStatus.Skipped } && now - known.LookedAt >= Again * Math.Max(1, known.Looks);

    /// <summary>Few labels among many predictions are many labels.</summary>
    private bool IsStale(MonitorDefinition monitor, MonitorCheck check, KeptWindow known)
    {
        var rows = arrivals.Rows(monitor.Model, check.Sources, known.Window);
        return known.Looks == 0 ? rows >= monitor.MinSamples && rows > known.Rows : HasGrown(known.Rows, rows, LateShare) || HasGrown(known.Labels, Labelled(monitor, check, known.Window), LateShare);
    }

    private long? Labelled(MonitorDefinition monitor, MonitorCheck check, TimeRange window) =>
        MonitorChecks.AwaitsLabels(monitor) && check.Sources.Contains(EventSource.Labels) ? arrivals.Rows(monitor.Model, Labels, window) : null;

    // What failed comes after all that did not, or two slow checks would keep the others waiting for ever.
    private MonitorLook Look(MonitorDefinition monitor, MonitorCheck check, TimeRange window, bool complete, KeptWindow? known, int urgency) => new(
        monitor,
        window,
        complete,
        arrivals.Rows(monitor.Model, check.Sources, window),
        Labelled(monitor, check, window),
        (known?.Looks ?? 0) + 1,
        known?.Status == MonitorStatus.Error ? AfterAFailure : urgency)
    {
        Standing = known?.Status == MonitorStatus.Alert ? known.Level : null,
    };
}
