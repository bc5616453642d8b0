using System.Globalization;
using Analytics.Contracts.Reports;
using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Reports;

public sealed class ReportScheduleTests
{
    private static readonly DateTimeOffset Sunday = new(2026, 10, 25, 0, 0, 0, TimeSpan.Zero);
    private static readonly ReportSchedule Mondays = new() { Uid = "mondays", Report = new ReportRequest { Template = "weekly" }, Cron = "0 7 * * MON", Zone = "Europe/Berlin" };

    [Fact]
    public async Task A_schedule_keeps_to_the_clock_of_its_zone_when_that_is_put_back()
    {
        using var world = new ReportWorld(Sunday.AddDays(-7));
        await world.PutAsync(Mondays);

        var upcoming = world.Schedules.Find("mondays")!.Upcoming;

        // Until 25 October Berlin is two hours before UTC, from then on one.
        Assert.Equal(["2026-10-19T05:00", "2026-10-26T06:00", "2026-11-02T06:00"], upcoming.Select(time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task It_is_written_when_it_is_due_over_the_days_before_and_not_twice()
    {
        using var world = new ReportWorld(Sunday);
        await world.PutAsync(Mondays);

        await world.PassAsync(TimeSpan.FromHours(29));
        Assert.Empty(world.Desk.List(10));
        await world.PassAsync(TimeSpan.FromHours(1));
        await world.PassAsync(TimeSpan.FromMinutes(1));

        var report = Assert.Single(world.Desk.List(10));
        Assert.Equal(("mondays-20261026T0600", ReportStatus.Done, false), (report.Id, report.Status, report.Late));
        Assert.Equal("2026-10-19T06:00:00.0000000+00:00 to 2026-10-26T06:00:00.0000000+00:00", report.Sentence);
        Assert.Equal("content"u8.ToArray(), await world.Desk.ContentAsync(report.Id, TestContext.Current.CancellationToken));
        Assert.Equal("mondays-20261026T0600", world.Schedules.Find("mondays")!.LastReport);
    }

    [Fact]
    public async Task Times_that_passed_while_the_service_stood_still_are_made_up_for_by_one_late_report()
    {
        using var world = new ReportWorld(Sunday);
        await world.PutAsync(Mondays);

        await world.RestartAsync(after: TimeSpan.FromDays(17));
        await world.PassAsync(TimeSpan.FromMinutes(1));

        var report = Assert.Single(world.Desk.List(10));
        Assert.Equal(("mondays-20261109T0600", true), (report.Id, report.Late));
        Assert.Equal(new DateTimeOffset(2026, 11, 16, 6, 0, 0, TimeSpan.Zero), world.Schedules.Find("mondays")!.NextAt);
    }

    [Fact]
    public async Task What_was_accepted_before_a_stop_is_written_after_it()
    {
        using var world = new ReportWorld(Sunday);
        var accepted = await world.Desk.OrderAsync(new ReportRequest { Template = "weekly" }, "ada", null, TestContext.Current.CancellationToken);

        await world.RestartAsync(after: TimeSpan.FromHours(1));

        Assert.Equal(ReportStatus.Done, world.Desk.Find(accepted.Id)!.Status);
    }

    [Fact]
    public async Task A_report_that_can_not_be_written_says_why_and_stops_no_other()
    {
        using var world = new ReportWorld(Sunday);
        world.Fails = new ReportException("There is no model of this name.");
        var failing = await world.Desk.OrderAsync(new ReportRequest { Template = "weekly" }, "ada", null, TestContext.Current.CancellationToken);
        await world.PassAsync(TimeSpan.FromSeconds(1));
        world.Fails = null;
        var sound = await world.Desk.OrderAsync(new ReportRequest { Template = "weekly" }, "ada", null, TestContext.Current.CancellationToken);
        await world.PassAsync(TimeSpan.FromSeconds(1));

        Assert.Equal((ReportStatus.Failed, "There is no model of this name."), (world.Desk.Find(failing.Id)!.Status, world.Desk.Find(failing.Id)!.Detail));
        Assert.Equal(ReportStatus.Done, world.Desk.Find(sound.Id)!.Status);
        Assert.Empty(world.Told);
    }
}
