using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;
using Analytics.Core.Findings;
using Analytics.Core.Quality;
using Xunit;

namespace Analytics.Core.Tests.Quality;

public sealed class VolumeFaultsTests
{
    private static readonly DateTimeOffset Saturday = new(2026, 11, 28, 0, 0, 0, TimeSpan.Zero);

    /// <summary>A model of office hours: 1,000 on weekdays, a tenth of it at the weekend; the reference holds both.</summary>
    [Theory]
    [InlineData(100, new long[] { 110, 104 }, FindingStatus.Ok)]
    [InlineData(20, new long[] { 110, 104 }, FindingStatus.Alert)]
    [InlineData(100, new long[] { 0, 0 }, FindingStatus.Alert)]
    [InlineData(5_000, new long[] { 4_000, 2_000 }, FindingStatus.Ok)]
    [InlineData(5_000, new long[] { 1_100, 0 }, FindingStatus.Alert)]
    [InlineData(3, new long[] { 40, 30 }, FindingStatus.NotEnoughData)]
    public void Days_are_compared_with_the_same_days_of_the_weeks_before(long now, long[] weeks, FindingStatus expected) =>
        Assert.Equal(expected, VolumeFaults.Of(Scope(References.Registered), before: 22_290, now, weeks)!.Status);

    [Fact]
    public void What_to_compare_with_may_be_given()
    {
        Assert.Equal([7, 14], VolumeFaults.WeeksBefore(Scope(References.Registered)).Select(week => (Saturday - week.From).Days));
        Assert.Empty(VolumeFaults.WeeksBefore(Scope(References.Given)));
        Assert.Empty(VolumeFaults.WeeksBefore(Scope(References.Registered) with { Window = new TimeRange(Saturday, Saturday.AddHours(1)) }));
        Assert.Null(VolumeFaults.Of(Scope(References.Registered) with { Window = new TimeRange(Saturday, Saturday.AddHours(1)) }, 22_290, 1, []));
    }

    [Fact]
    public void A_file_to_compare_with_says_nothing_of_days_and_the_weeks_before_do()
    {
        var scope = Scope(References.DataSet) with { Reference = new ReferenceData(References.DataSet, null, "training") };

        Assert.Equal(FindingStatus.Alert, VolumeFaults.Of(scope, 0, 1, [400, 500])!.Status);
        Assert.Null(VolumeFaults.Of(scope, 0, 1, [0, 0]));
    }

    private static AnalysisScope Scope(string kind) => new()
    {
        Model = "churn",
        Filters = [],
        Window = new TimeRange(Saturday, Saturday.AddDays(1)),
        Reference = new ReferenceData(kind, new TimeRange(Saturday.AddDays(-40), Saturday.AddDays(-10))),
    };
}
