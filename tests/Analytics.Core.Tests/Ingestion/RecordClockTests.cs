using Analytics.Core.Ingestion;
using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Core.Tests.Ingestion;

public sealed class RecordClockTests : IDisposable
{
    private readonly Intake intake = new();

    public void Dispose() => intake.Dispose();

    [Theory]
    [InlineData("2026-11-01T09:59:57Z", "2026-11-01T09:00:00Z", "2026-11-01T09:00:00Z", false)]
    [InlineData("2026-11-01T09:59:56Z", "2026-11-01T09:59:00Z", "2026-11-01T09:59:06Z", true)]
    [InlineData("2026-11-02T10:00:02Z", "2026-11-02T10:00:00Z", "2026-11-01T10:00:00Z", true)]
    [InlineData("2026-11-01T11:00:02+01:00", "2026-11-01T11:00:00+01:00", "2026-11-01T10:00:00Z", false)]
    public async Task Times_are_corrected_for_a_clock_that_is_off_by_more_than_five_seconds(string sentAt, string at, string corrected, bool skewed)
    {
        var item = Some.Prediction($$""" "output":{"score":0.5},"timestamp":"{{at}}" """);

        await intake.SendAsync(RecordKind.Prediction, $$"""{"items":[{{item}}],"sentAt":"{{sentAt}}"}""");

        Assert.Equal(DateTimeOffset.Parse(corrected, null).UtcDateTime, Assert.Single(intake.Request.Rows).At);
        Assert.Equal(skewed, intake.Request.Quality.Contains(new QualityCount("churn", "3", "clock_skew", null, 1)));
    }

    [Fact]
    public async Task A_record_without_a_time_happened_when_it_arrived()
    {
        await intake.SendAsync(RecordKind.Prediction, $$"""{"sentAt":"2026-10-01T00:00:00Z","items":[{{Some.Prediction()}}]}""");

        Assert.Equal(Intake.Now.UtcDateTime, Assert.Single(intake.Request.Rows).At);
        Assert.Empty(intake.Findings);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z")]
    [InlineData("9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z")]
    public async Task An_absurd_clock_does_no_harm(string sentAt, string at)
    {
        var item = Some.Prediction($$""" "output":{"score":0.5},"timestamp":"{{at}}" """);

        await intake.SendAsync(RecordKind.Prediction, $$"""{"sentAt":"{{sentAt}}","items":[{{item}}]}""");

        Assert.Equal(1, intake.Request.Received);
    }

    [Theory]
    [InlineData(22, false)]
    [InlineData(24, true)]
    public async Task The_far_future_is_now(int hours, bool clamped)
    {
        var at = Intake.Now.AddHours(hours);

        await SendAtAsync(RecordKind.Prediction, at);

        Assert.Equal(clamped ? Intake.Now.UtcDateTime : at.UtcDateTime, Assert.Single(intake.Request.Rows).At);
        Assert.Equal(clamped, intake.Findings.Contains(("future_timestamp", null, 1)));
    }

    [Theory]
    [InlineData(RecordKind.Prediction, 4, false)]
    [InlineData(RecordKind.Prediction, 6, true)]
    [InlineData(RecordKind.Feedback, 6, false)]
    public async Task Records_that_take_more_than_five_minutes_are_late_but_feedback_is_not(RecordKind kind, int minutes, bool late)
    {
        await SendAtAsync(kind, Intake.Now.AddMinutes(-minutes));

        Assert.Equal(late, intake.Findings.Contains(("late", null, 1)));
    }

    [Theory]
    [InlineData(399, true)]
    [InlineData(401, false)]
    public async Task Records_older_than_the_maximum_age_are_rejected(int days, bool stored)
    {
        await SendAtAsync(RecordKind.Feedback, Intake.Now.AddDays(-days));

        Assert.Equal(stored ? 1 : 0, intake.Request.Rows.Count);
        Assert.Equal(stored ? [] : ["too_old"], intake.Request.Dispositions.Select(disposition => disposition.Code));
    }

    private Task<IngestOutcome> SendAtAsync(RecordKind kind, DateTimeOffset at)
    {
        var item = kind == RecordKind.Prediction ? Some.Prediction() : Some.Feedback("label", "true");
        return intake.SendAsync(kind, $$"""{{item[..^1]}},"timestamp":"{{at:O}}"}""", BodyFormat.Single);
    }
}
