using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;

namespace Analytics.Core.Monitors;

/// <summary>The windows of a monitor that go by the clock: aligned to it, so that they are the same whenever the service was started.</summary>
internal static class WindowSchedule
{
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>From one window's end to the next.</summary>
    public static TimeSpan StepOf(MonitorWindow window) => window.Kind == MonitorRules.Sliding ? window.Step : window.Length;

    /// <summary>Windows that are looked at in 30 days; those by count are reckoned to last as long as their length says.</summary>
    public static double PerMonth(MonitorDefinition monitor) =>
        Month / (monitor is { Streaming: true, Window.Kind: MonitorRules.Sliding } ? Hour : StepOf(monitor.Window));

    /// <summary>The window that is running: a sliding one always reaches its whole length back, so that it holds every hour of the day.</summary>
    public static TimeRange Running(MonitorWindow window, DateTimeOffset now) =>
        Ending(window, EndAfter(window.Kind == MonitorRules.Sliding ? Hour : window.Length, now));

    /// <summary>Windows that ended after a time and by now, the newest first.</summary>
    public static IEnumerable<TimeRange> Ended(MonitorWindow window, DateTimeOffset after, DateTimeOffset now)
    {
        var step = StepOf(window);
        for (var end = EndAfter(step, now) - step; end > after; end -= step) yield return Ending(window, end);
    }

    private static TimeRange Ending(MonitorWindow window, DateTimeOffset end) => new(end - window.Length, end);

    // Ticks count from a Monday, so weeks begin on Mondays.
    private static DateTimeOffset EndAfter(TimeSpan step, DateTimeOffset now) => new(((now.UtcTicks / step.Ticks) + 1) * step.Ticks, TimeSpan.Zero);
}
