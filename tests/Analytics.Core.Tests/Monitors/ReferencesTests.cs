using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Xunit;

namespace Analytics.Core.Tests.Monitors;

public sealed class ReferencesTests
{
    [Theory]
    [InlineData("2026-11-01T00:00Z", "2026-11-08T00:00Z", "2026-10-25T00:00Z")]
    [InlineData("2026-11-01T00:00Z", "2026-11-08T10:00Z", "2026-10-24T00:00Z")]
    [InlineData("2026-11-01T06:00Z", "2026-11-08T10:00Z", "2026-10-25T02:00Z")]
    [InlineData("2026-11-01T00:00Z", "2026-11-02T00:00Z", "2026-10-31T00:00Z")]
    [InlineData("2026-11-01T00:00Z", "2026-11-01T06:00Z", "2026-10-31T18:00Z")]
    public void What_went_before_is_as_long_and_whole_days_before_days(string from, string to, string expected)
    {
        var window = new TimeRange(DateTimeOffset.Parse(from, null), DateTimeOffset.Parse(to, null));

        Assert.Equal(new TimeRange(DateTimeOffset.Parse(expected, null), window.From), References.Before(window).Window);
    }
}
