using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Monitors;
using Xunit;

namespace Analytics.Core.Tests.Monitors;

public sealed class WindowScheduleTests
{
    private static readonly DateTimeOffset Friday = new(2026, 11, 27, 14, 20, 0, TimeSpan.Zero);

    [Fact]
    public void Sliding_windows_overlap_and_the_running_one_reaches_its_whole_length_back()
    {
        var window = new MonitorWindow { Kind = "sliding", Length = TimeSpan.FromDays(1), Step = TimeSpan.FromHours(6) };

        Assert.Equal(Of(26, 15, 27, 15), WindowSchedule.Running(window, Friday));
        Assert.Equal([Of(26, 12, 27, 12), Of(26, 6, 27, 6), Of(26, 0, 27, 0)], WindowSchedule.Ended(window, Friday.AddHours(-18), Friday));
    }

    [Fact]
    public void Fixed_windows_follow_one_another_and_weeks_begin_on_mondays()
    {
        var week = new MonitorWindow { Kind = "fixed", Length = TimeSpan.FromDays(7) };

        Assert.Equal(DayOfWeek.Monday, WindowSchedule.Running(week, Friday).From.DayOfWeek);
        Assert.Equal([WindowSchedule.Running(week, Friday).From], WindowSchedule.Ended(week, Friday.AddDays(-7), Friday).Select(window => window.To));
    }

    [Fact]
    public void A_window_that_ends_now_has_ended()
    {
        var day = new MonitorWindow { Kind = "fixed", Length = TimeSpan.FromDays(1) };
        var midnight = new DateTimeOffset(2026, 11, 27, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal([Of(26, 0, 27, 0)], WindowSchedule.Ended(day, midnight.AddHours(-1), midnight));
        Assert.Equal(Of(27, 0, 28, 0), WindowSchedule.Running(day, midnight));
    }

    private static TimeRange Of(int fromDay, int fromHour, int toDay, int toHour) =>
        new(new DateTimeOffset(2026, 11, fromDay, fromHour, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 11, toDay, toHour, 0, 0, TimeSpan.Zero));
}
