using Analytics.Core.Experiments;
using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Experiments;

public sealed class UnitTrafficTests
{
    private static readonly DateTime From = new(2026, 10, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>Of 14 days 100 people come on the first, 50 new ones on the second, 10 on each of the others: 270 in all, and 10 a day beyond. Times 14 the first day would be 1,400.</summary>
    [Fact]
    public void Who_returns_is_counted_once_and_the_last_week_goes_on()
    {
        var traffic = UnitTraffic.Of(From, 14, Enumerable.Range(0, 14).Select(day => Day(day, day switch { 0 => 100, 1 => 50, _ => 10 })), 1);

        Assert.Equal([100.0, 150, 200, 270, 340, 410], new[] { 1, 2, 7, 14, 21, 28 }.Select(day => traffic.By(day)));
        Assert.Equal((14, 21, 7), (traffic.DaysFor(270), traffic.DaysFor(271), traffic.DaysFor(1)));
    }

    [Fact]
    public void Only_the_share_that_takes_part_counts()
    {
        var traffic = UnitTraffic.Of(From, 7, Enumerable.Range(0, 7).Select(day => Day(day, 40)), 0.25);

        Assert.Equal((70.0, 140.0), (traffic.By(7), traffic.By(14)));
    }

    /// <summary>A history that begins at noon has half a first day, and days without anybody are flat.</summary>
    [Fact]
    public void A_history_may_begin_within_a_day_and_have_holes()
    {
        var traffic = UnitTraffic.Of(From.AddHours(12), 7, [Day(0, 20), Day(3, 60)], 1);

        Assert.Equal([10.0, 20, 20, 50, 80, 80], new[] { 0.25, 0.5, 2.5, 3, 3.5, 7 }.Select(traffic.By));
        Assert.Equal(80 + 80.0, traffic.By(14));
    }

    /// <summary>Of 20 days the first twelve saw nobody, as the service is younger: 40 in the eight days since, 5 a day.</summary>
    [Fact]
    public void A_history_begins_with_whom_it_saw_first()
    {
        var traffic = UnitTraffic.Of(From, 20, Enumerable.Range(12, 8).Select(day => Day(day, 5)), 1);

        Assert.Equal([5.0, 35, 40, 70], new[] { 1, 7, 8, 14 }.Select(day => traffic.By(day)));
    }

    [Fact]
    public void What_is_given_by_the_day_is_even_and_what_never_comes_takes_ten_years()
    {
        Assert.Equal((700.0, 14), (UnitTraffic.Even(100).By(7), UnitTraffic.Even(100).DaysFor(701)));
        Assert.Equal(3_650, UnitTraffic.Of(From, 7, [Day(0, 5)], 1).DaysFor(1e9));
    }

    private static UnitCount Day(int day, long count) => new("everybody", null, From.AddDays(day), 0, count);
}
