using System.Globalization;
using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts;
using Xunit;

namespace Analytics.Core.Tests.Alerts;

public sealed class QuietTimeTests
{
    [Theory]
    [InlineData("22:00", "07:00", null, "2026-11-02T21:00:00Z", true)]
    [InlineData("22:00", "07:00", null, "2026-11-02T20:59:59Z", false)]
    [InlineData("22:00", "07:00", null, "2026-11-03T05:59:59Z", true)]
    [InlineData("22:00", "07:00", null, "2026-11-03T06:00:00Z", false)]
    [InlineData("22:00", "07:00", "fri", "2026-11-07T03:00:00Z", true)]
    [InlineData("22:00", "07:00", "sat", "2026-11-07T03:00:00Z", false)]
    [InlineData("00:00", "00:00", "sun", "2026-11-01T12:00:00Z", true)]
    [InlineData("09:00", "17:00", "mon", "2026-11-02T08:00:00Z", true)]
    [InlineData("09:00", "17:00", "mon", "2026-07-06T07:00:00Z", true)]
    [InlineData("09:00", "17:00", "mon", "2026-07-06T06:59:00Z", false)]
    [InlineData("02:30", "03:30", null, "2026-10-25T00:45:00Z", true)]
    [InlineData("02:30", "03:30", null, "2026-10-25T01:45:00Z", true)]
    [InlineData("02:30", "03:30", null, "2026-03-29T01:15:00Z", true)]
    public void Quiet_hours_follow_the_clock_on_the_wall_in_berlin(string from, string to, string? day, string now, bool quiet)
    {
        QuietHours hours = new() { From = from, To = to, Zone = "Europe/Berlin", Days = day is null ? null : [day] };

        Assert.Equal(quiet, QuietTime.Holds([hours], DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)));
    }
}
