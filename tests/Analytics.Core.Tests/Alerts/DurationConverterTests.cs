using Analytics.Contracts.Alerting;
using CsCheck;
using Xunit;

namespace Analytics.Core.Tests.Alerts;

public sealed class DurationConverterTests
{
    [Theory]
    [InlineData("30s", 30)]
    [InlineData("5m", 300)]
    [InlineData("1h30m", 5400)]
    [InlineData("7d", 604_800)]
    [InlineData("0s", 0)]
    [InlineData("90m", 5400)]
    public void A_duration_is_read(string text, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), DurationConverter.Parse(text));

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("5 m")]
    [InlineData("-5m")]
    [InlineData("5m1h")]
    [InlineData("5M")]
    [InlineData("1.5h")]
    [InlineData("9999999s")]
    public void What_is_no_duration_is_refused(string text) => Assert.Null(DurationConverter.Parse(text));

    [Fact]
    public void A_duration_comes_back_as_it_went_out() =>
        Gen.Int[0, 30_000_000].Sample(seconds => Assert.Equal(TimeSpan.FromSeconds(seconds), DurationConverter.Parse(DurationConverter.Format(TimeSpan.FromSeconds(seconds)))));
}
