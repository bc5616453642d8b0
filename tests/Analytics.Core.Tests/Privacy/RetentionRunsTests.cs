using Analytics.Contracts.Privacy;
using Analytics.Core.Privacy.Audit;
using Analytics.Core.Privacy.Retention;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace Analytics.Core.Tests.Privacy;

/// <summary>Expiry of the audit trail, and the rules of every expiry, over real files.</summary>
public sealed class RetentionRunsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Opened opened;
    private readonly AuditTrail trail;
    private readonly RetentionRuns runs;

    public RetentionRunsTests()
    {
        opened = new Opened(folder.Path);
        trail = new AuditTrail(opened.Documents, opened.Clock);
        runs = NewRuns();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_oldest_entries_go_and_the_rest_still_follows_from_them()
    {
        await FillAsync();

        var run = await runs.RunAsync(Cancellation);
        var page = await trail.ReadAsync(null, 100, Cancellation);

        Assert.Equal(4, run!.Removed[RetentionClass.Audit]);
        Assert.Null(page.FirstBroken);
        Assert.Equal([11L, 10, 9, 8, 7, 6, 5], page.Entries.Select(entry => entry.Number));
        Assert.Equal(("service", "Expire", "class=Audit removed=4 before=2026-11-05"), (page.Entries[0].Actor, page.Entries[0].Action, page.Entries[0].Target));
    }

    [Fact]
    public async Task A_trail_that_expired_in_full_goes_on_after_a_restart_where_it_ended()
    {
        await FillAsync();
        opened.Clock.Advance(TimeSpan.FromDays(100));
        await trail.ExpireAsync(opened.Clock.GetUtcNow(), Cancellation);

        using var again = new AuditTrail(opened.Documents, opened.Clock);
        await again.LoadAsync(Cancellation);
        var entry = await again.AppendAsync("ada", "SilenceAlert", "uid=x", 200, Cancellation);

        Assert.Equal(11, entry.Number);
        Assert.Null((await again.ReadAsync(null, 10, Cancellation)).FirstBroken);
    }

    [Fact]
    public async Task An_entry_that_was_taken_away_is_told_after_an_expiry_too()
    {
        await FillAsync();
        await runs.RunAsync(Cancellation);
        await opened.Documents.DeleteAsync("audit", "000000000006", Cancellation);

        Assert.Equal(6, (await trail.ReadAsync(null, 100, Cancellation)).FirstBroken);
    }

    [Fact]
    public async Task Nothing_expires_while_a_hold_lasts_and_what_is_due_goes_after_it()
    {
        await FillAsync();
        await runs.PutHoldAsync(new RetentionHoldRequest("a claim", opened.Clock.GetUtcNow().AddHours(5)), "ada", Cancellation);

        var held = await runs.RunAsync(Cancellation);
        var report = await runs.ReportAsync(Cancellation);
        opened.Clock.Advance(TimeSpan.FromHours(5));
        var run = await runs.RunAsync(Cancellation);

        Assert.Null(held);
        Assert.Equal(("a claim", "ada", 4L), (report.Hold!.Reason, report.Hold.By, report.Classes.Single().Due));
        Assert.Equal(4, run!.Removed[RetentionClass.Audit]);
        Assert.False(await runs.EndHoldAsync(Cancellation));
    }

    [Fact]
    public async Task It_runs_once_a_day_also_over_a_restart()
    {
        await FillAsync();
        await runs.RunWhenDueAsync(Cancellation);
        var first = (await runs.ReportAsync(Cancellation)).LastRun!.At;
        opened.Clock.Advance(TimeSpan.FromHours(1));

        using var again = NewRuns();
        await again.RunWhenDueAsync(Cancellation);
        var second = (await again.ReportAsync(Cancellation)).LastRun!.At;
        opened.Clock.Advance(TimeSpan.FromDays(1));
        await again.RunWhenDueAsync(Cancellation);

        Assert.Equal(first, second);
        Assert.Equal(opened.Clock.GetUtcNow(), (await again.ReportAsync(Cancellation)).LastRun!.At);
    }

    [Theory]
    [InlineData("", null, "reason")]
    [InlineData("a claim", -1, "until")]
    public void A_hold_needs_a_reason_and_a_time_to_come(string reason, int? hours, string field)
    {
        var until = hours is { } some ? opened.Clock.GetUtcNow().AddHours(some) : (DateTimeOffset?)null;

        Assert.Equal([field], runs.Check(new RetentionHoldRequest(reason, until)).Keys);
    }

    [Theory]
    [InlineData(0, 1, 1, "Retention:Texts")]
    [InlineData(2, 1, 1, "Retention:Texts")]
    [InlineData(1, 3, 2, "Retention:Records")]
    public void Times_of_keeping_that_contradict_one_another_are_refused(int texts, int records, int rollUps, string key)
    {
        var options = new RetentionOptions { Texts = TimeSpan.FromDays(texts), Records = TimeSpan.FromDays(records), RollUps = TimeSpan.FromDays(rollUps) };

        Assert.Contains(key, new RetentionOptionsValidation().Validate(null, options).FailureMessage, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        runs.Dispose();
        trail.Dispose();
        opened.Dispose();
        folder.Dispose();
    }

    private RetentionRuns NewRuns() => new(
        [trail], opened.Documents, trail, Options.Create(new RetentionOptions { Audit = TimeSpan.FromDays(5) }), opened.Clock, NullLogger<RetentionRuns>.Instance);

    // Ten entries, one a day, the first at 10 o'clock of 1 November; at the end it is 10 November.
    private async Task FillAsync()
    {
        for (var day = 0; day < 10; day++)
        {
            await trail.AppendAsync("ada", "SilenceAlert", "uid=x", 200, Cancellation);
            if (day < 9) opened.Clock.Advance(TimeSpan.FromDays(1));
        }
    }
}
