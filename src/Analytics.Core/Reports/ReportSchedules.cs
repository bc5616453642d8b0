using System.Collections.Concurrent;
using Analytics.Contracts.Alerting;
using Analytics.Contracts.Reports;
using Analytics.Core.Alerts;
using Analytics.Core.Alerts.Channels;
using Analytics.Core.Measures;
using Analytics.Core.Ports;
using Analytics.Core.Registry;
using Cronos;

namespace Analytics.Core.Reports;

/// <summary>The schedules of reports. When one is due next is stored, so that a time that passed while the service stood still is made up for, once.</summary>
public sealed class ReportSchedules(IDocuments documents, IReportRenderer renderer, AlertChannels channels, TimeProvider clock) : IDisposable
{
    private const string Collection = "reportSchedules";
    private const int MostChannels = 20;
    private const int LongestWindow = 366;
    private const int Shown = 3;

    private readonly ConcurrentDictionary<string, ReportSchedule> schedules = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim writing = new(1, 1);

    /// <summary>Reads what is stored; called once at start.</summary>
    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        foreach (var schedule in await documents.ListAsync<ReportSchedule>(Collection, cancellationToken)) schedules[schedule.Uid] = schedule;
    }

    /// <summary>All schedules by id.</summary>
    public IReadOnlyList<ReportSchedule> List() => [.. schedules.Values.OrderBy(schedule => schedule.Uid, StringComparer.Ordinal).Select(WithUpcoming)];

    /// <summary>A schedule, or null.</summary>
    public ReportSchedule? Find(string uid) => schedules.TryGetValue(uid, out var schedule) ? WithUpcoming(schedule) : null;

    /// <summary>Stores a schedule in place of any of its id, where that has the revision that is meant.</summary>
    public async Task<PutOutcome> PutAsync(ReportSchedule schedule, long? revision, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        var faults = new FaultList();
        Check(schedule, faults);
        if (faults.ByPointer.Count > 0) return new PutOutcome(faults.ByPointer);

        await writing.WaitAsync(cancellationToken);
        try
        {
            var before = schedules.GetValueOrDefault(schedule.Uid);
            if (revision is not null && revision != (before?.Revision ?? 0)) return new PutOutcome(faults.ByPointer, IsStale: true);
            await StoreAsync(schedule with { NextAt = NextAfter(schedule, clock.GetUtcNow()), Upcoming = [], LastReport = before?.LastReport, Revision = (before?.Revision ?? 0) + 1 }, cancellationToken);
            return PutOutcome.Stored;
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>Removes a schedule; false where there is none. Its reports stay.</summary>
    public async Task<bool> DeleteAsync(string uid, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            if (!schedules.TryRemove(uid, out _)) return false;
            await documents.DeleteAsync(Collection, uid, cancellationToken);
            return true;
        }
        finally
        {
            writing.Release();
        }
    }

    public void Dispose() => writing.Dispose();

    /// <summary>Schedules whose time has come.</summary>
    internal IReadOnlyList<ReportSchedule> Due() => [.. schedules.Values.Where(schedule => schedule.Enabled && schedule.NextAt <= clock.GetUtcNow())];

    /// <summary>Moves a schedule on to its next time after now: times that passed meanwhile are made up for by the one report.</summary>
    internal async Task AdvanceAsync(ReportSchedule schedule, string report, CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken);
        try
        {
            if (schedules.TryGetValue(schedule.Uid, out var current) && current.NextAt == schedule.NextAt)
                await StoreAsync(current with { NextAt = NextAfter(current, clock.GetUtcNow()), LastReport = report }, cancellationToken);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>The last time that a schedule was due, up to now.</summary>
    internal DateTimeOffset LastDue(ReportSchedule schedule)
    {
        var (due, now) = (schedule.NextAt!.Value, clock.GetUtcNow());
        while (NextAfter(schedule, due) is { } next && next <= now) due = next;
        return due;
    }

    private static DateTimeOffset? NextAfter(ReportSchedule schedule, DateTimeOffset time) =>
        schedule.Enabled ? CronExpression.Parse(schedule.Cron).GetNextOccurrence(time, TimeZoneInfo.FindSystemTimeZoneById(schedule.Zone))?.ToUniversalTime() : null;

    private ReportSchedule WithUpcoming(ReportSchedule schedule)
    {
        List<DateTimeOffset> upcoming = [];
        for (var next = NextAfter(schedule, clock.GetUtcNow()); next is { } at && upcoming.Count < Shown; next = NextAfter(schedule, at)) upcoming.Add(at);
        return schedule with { Upcoming = upcoming };
    }

    private async Task StoreAsync(ReportSchedule schedule, CancellationToken cancellationToken)
    {
        await documents.PutAsync(Collection, schedule.Uid, schedule, cancellationToken);
        schedules[schedule.Uid] = schedule;
    }

    private void Check(ReportSchedule schedule, FaultList faults)
    {
        if (!RegistryNames.IsValid(schedule.Uid)) faults.Add("/uid", RegistryNames.Sentence);
        if (!CronExpression.TryParse(schedule.Cron, out _)) faults.Add("/cron", "Must be five fields: minute, hour, day of month, month, day of week.");
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(schedule.Zone, out _)) faults.Add("/zone", "Must be the IANA name of a time zone.");
        if (schedule.Days is < 1 or > LongestWindow) faults.Add("/days", $"Must be 1 to {LongestWindow}.");
        if (schedule.Report.From is not null || schedule.Report.To is not null) faults.Add("/report", "A schedule sets the window itself: leave from and to out.");
        foreach (var (pointer, messages) in renderer.Check(schedule.Report))
            foreach (var message in messages) faults.Add("/report" + pointer, message);
        if (schedule.Channels is not { Count: <= MostChannels })
        {
            faults.Add("/channels", $"Must be at most {MostChannels}.");
            return;
        }

        var known = channels.List().ToDictionary(channel => channel.Uid);
        for (var at = 0; at < schedule.Channels.Count; at++)
        {
            if (!known.TryGetValue(schedule.Channels[at], out var channel)) faults.Add($"/channels/{at}", "There is no such channel.");
            else if (channel.Kind == ChannelKind.PagerDuty) faults.Add($"/channels/{at}", "PagerDuty takes alerts only.");
        }
    }
}
