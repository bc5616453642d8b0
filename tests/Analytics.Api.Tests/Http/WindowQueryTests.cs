using Analytics.Api.Http;
using Analytics.Contracts.Reporting;
using Xunit;

namespace Analytics.Api.Tests.Http;

public sealed class WindowQueryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-23T10:00:00Z", "2026-10-25")]
    [InlineData("2026-11-23T00:00:00Z", "2026-10-24")]
    [InlineData("2026-11-23T23:59:59Z", "2026-10-25")]
    public void Without_times_it_is_the_last_thirty_days_today_being_one(string now, string from)
    {
        var end = DateTimeOffset.Parse(now, null);

        var faults = new WindowQuery().Read(end, out var window);

        Assert.Empty(faults);
        Assert.Equal(new TimeRange(DateTimeOffset.Parse(from + "Z", null), end), window);
    }

    [Theory]
    [InlineData("2026-11-01", "2026-11-01T00:00:00Z")]
    [InlineData("2026-11-01T10:30:00Z", "2026-11-01T10:30:00Z")]
    [InlineData("2026-11-01T10:30:00", "2026-11-01T10:30:00Z")]
    [InlineData("2026-11-01T10:30:00+02:00", "2026-11-01T08:30:00Z")]
    [InlineData("2026-11-01T10:30:00 02:00", "2026-11-01T08:30:00Z")]
    public void Times_are_read_in_utc_unless_they_have_an_offset(string text, string expected)
    {
        var faults = new WindowQuery { From = text }.Read(Now, out var window);

        Assert.Empty(faults);
        Assert.Equal(DateTimeOffset.Parse(expected, null), window.From);
    }

    [Theory]
    [InlineData("yesterday")]
    [InlineData("11/01/2026")]
    [InlineData("2026-13-01")]
    [InlineData("1")]
    public void Nonsense_is_a_fault_of_its_parameter(string text)
    {
        var faults = new WindowQuery { To = text }.Read(Now, out _);

        Assert.Equal(["to"], faults.Keys);
    }

    [Fact]
    public void A_window_that_ends_before_it_begins_is_a_fault()
    {
        var faults = new WindowQuery { From = "2026-11-02", To = "2026-11-01" }.Read(Now, out _);

        Assert.Equal(["from"], faults.Keys);
    }

    [Fact]
    public void The_first_days_of_the_calendar_do_not_overflow()
    {
        var faults = new WindowQuery { To = "0001-01-02" }.Read(Now, out _);

        Assert.NotEmpty(faults);
    }
}
