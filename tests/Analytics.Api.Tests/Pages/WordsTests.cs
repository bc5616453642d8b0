using Analytics.Api.Pages;
using Analytics.Contracts.Reporting;
using Xunit;

namespace Analytics.Api.Tests.Pages;

public sealed class WordsTests
{
    [Theory]
    [InlineData(0, "0%")]
    [InlineData(1, "100%")]
    [InlineData(0.5, "50%")]
    [InlineData(0.8251, "82.5%")]
    [InlineData(0.0021, "0.21%")]
    [InlineData(0.000052, "0.0052%")]
    [InlineData(0.9997, "99.97%")]
    [InlineData(0.999792, "99.979%")]
    public void Shares_never_round_to_none_or_all(double share, string text) => Assert.Equal(text, Words.Percent(share));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(0.0412, "0.041")]
    [InlineData(1.2345, "1.23")]
    [InlineData(12.345, "12.3")]
    [InlineData(1234.5, "1,235")]
    [InlineData(0.00012, "1.2E-4")]
    public void Numbers_keep_about_three_digits(double value, string text) => Assert.Equal(text, Words.Number(value));

    [Theory]
    [InlineData(1, "1 prediction")]
    [InlineData(0, "0 predictions")]
    [InlineData(12_345, "12,345 predictions")]
    [InlineData(12_345_678, "12.3 million predictions")]
    public void Counts_agree_with_their_noun(long count, string text) => Assert.Equal(text, Words.Count(count, "prediction"));

    [Theory]
    [InlineData("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z", "1 Nov to 30 Nov 2026")]
    [InlineData("2025-12-15T00:00:00Z", "2026-01-15T00:00:00Z", "15 Dec 2025 to 14 Jan 2026")]
    [InlineData("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z", "1 Nov 2026")]
    [InlineData("2026-11-01T10:30:00Z", "2026-11-02T00:00:00Z", "1 Nov 2026 10:30 to 2 Nov 2026 00:00 UTC")]
    public void A_window_names_its_last_day(string from, string to, string text) =>
        Assert.Equal(text, Words.Window(new TimeRange(DateTimeOffset.Parse(from, null), DateTimeOffset.Parse(to, null))));

    [Theory]
    [InlineData(12.5, "12.5 ms")]
    [InlineData(1250, "1.25 s")]
    public void Durations_choose_their_unit(double value, string text) => Assert.Equal(text, Words.Milliseconds(value));
}
