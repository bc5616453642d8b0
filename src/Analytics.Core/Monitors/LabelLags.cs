using System.Collections.Concurrent;
using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Analytics.Core.Ports;

namespace Analytics.Core.Monitors;

/// <summary>How long the labels of models take, learnt once an hour. Windows that ended no longer ago are judged by labels that arrive now.</summary>
internal sealed class LabelLags(IEventQueries queries)
{
    /// <summary>Nobody waits longer for a label; arrivals are counted a little further back.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(90);

    /// <summary>Share of the labels that ever come for which windows are kept open.</summary>
    private const double Share = 0.9;
    private static readonly TimeSpan Pause = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, (TimeSpan Lag, DateTimeOffset At)> lags = new(StringComparer.Ordinal);

    /// <summary>How long a monitor waits for labels: not at all where it judges by none; null where that is not known yet.</summary>
    public TimeSpan? Of(MonitorDefinition monitor)
    {
        if (!MonitorChecks.AwaitsLabels(monitor)) return TimeSpan.Zero;
        return lags.TryGetValue(monitor.Model, out var known) ? known.Lag : null;
    }

    /// <summary>Learns those that are unknown or an hour old.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public async Task RefreshAsync(IEnumerable<MonitorDefinition> monitors, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var model in monitors.Where(MonitorChecks.AwaitsLabels).Select(monitor => monitor.Model).Distinct())
        {
            if (lags.TryGetValue(model, out var known) && now - known.At < Pause) continue;
            lags[model] = (await LearnAsync(queries, model, new TimeRange(now - Day, now), now, cancellationToken), now);
        }
    }

    /// <summary>How long the labels of a window and of what came before it take; zero where none has come.</summary>
    /// <exception cref="StoreUnavailableException">The store can't answer now.</exception>
    public static async Task<TimeSpan> LearnAsync(IEventQueries queries, string model, TimeRange window, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var delays = await LagReader.ReadAsync(queries, new AnalysisScope { Model = model, Window = window, Reference = References.Before(window) }, now, cancellationToken);
        var lag = delays?.Quantile(Share) is { } hours ? TimeSpan.FromHours(hours) : TimeSpan.Zero;
        return lag < Longest ? lag : Longest;
    }
}
