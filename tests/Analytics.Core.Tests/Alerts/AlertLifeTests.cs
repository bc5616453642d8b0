using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts;
using Analytics.Core.Alerts.Channels;
using Analytics.Core.Alerts.Delivery;
using Xunit;

namespace Analytics.Core.Tests.Alerts;

public sealed class AlertLifeTests : IDisposable
{
    private readonly AlertWorld world = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => world.Dispose();

    [Fact]
    public async Task What_fires_is_told_once_and_so_is_its_end()
    {
        await world.StartAsync(AlertWorld.Rule());
        world.Sees1(0.08);
        await world.MinuteAsync(5);
        world.Sees1(0.01);
        await world.MinuteAsync(5);

        Assert.Equal(["fired", "resolved"], world.Arrived.Select(notice => notice.Reason));
        Assert.Equal(["resolved", "fired"], (await world.History.ListAsync(null, null, 10, Token)).Select(transition => transition.Kind));
        var alert = world.Arrived[0].Alerts[0];
        Assert.Equal("violationRate is 8%; there is nothing to compare it with in the window before. It fires at > 5%.", alert.What);
        Assert.Equal("95% interval 7.2% to 8.8%, from 1,000 records.", alert.Sure);
        Assert.Contains("/v1/models/churn/scorecard?from=", alert.Link, StringComparison.Ordinal);
        Assert.EndsWith("version=1", alert.Link, StringComparison.Ordinal);
    }

    /// <summary>Somebody starts the service, sees alerts, and only then adds a channel.</summary>
    [Fact]
    public async Task Who_comes_after_an_alert_is_told_at_once_what_stands()
    {
        var toAll = AlertWorld.Rule() with { Notify = AlertWorld.Rule().Notify with { Channels = [AlertChannels.All] } };
        await world.StartAsync(toAll);
        await world.Channels.DeleteAsync("hook", Token);
        world.Sees1(0.08);
        await world.MinuteAsync(3);
        Assert.Empty(world.Arrived);

        Assert.Empty(await world.Channels.PutAsync(new AlertChannel { Uid = "late", Kind = ChannelKind.Webhook, Url = "https://hooks.example.com/other", Secret = "the-secret-of-the-other" }, Token));
        await world.MinuteAsync(2);

        Assert.Equal(["fired"], world.Arrived.Select(notice => notice.Reason));
    }

    [Fact]
    public async Task A_restart_after_every_step_changes_nothing()
    {
        double[] figures = [0.01, 0.08, 0.08, 0.04, 0.08, 0.01, 0.08, 0.08, 0.01, 0.01, 0.01, 0.01];
        using var other = new AlertWorld();
        var rule = AlertWorld.Rule() with { For = TimeSpan.FromMinutes(1), KeepFiringFor = TimeSpan.FromMinutes(1) };
        await world.StartAsync(rule);
        await other.StartAsync(rule);
        foreach (var figure in figures)
        {
            world.Sees1(figure);
            other.Sees1(figure);
            await world.MinuteAsync();
            await other.MinuteAsync();
            await other.RestartAsync();
            await other.TurnAsync();
        }

        Assert.NotEmpty(world.Arrived);
        Assert.Equal(world.Arrived.Select(notice => (notice.Reason, notice.At)), other.Arrived.Select(notice => (notice.Reason, notice.At)));
    }

    [Fact]
    public async Task A_rule_that_throws_or_hangs_is_an_alert_and_stops_no_other()
    {
        await world.StartAsync(AlertWorld.Rule("throws"), AlertWorld.Rule("works"));
        world.Sees = (rule, _) => rule.Uid == "throws" ? throw new InvalidOperationException("secret") : Task.FromResult<IReadOnlyList<AlertObservation>>([AlertWorld.Seen(rule, "1", 0.08)]);
        await world.MinuteAsync(3);

        var failed = Assert.Single(world.List.Read(AlertState.Error, null));
        Assert.Equal(("throws", "it failed (InvalidOperationException)"), (failed.Rule, failed.Detail));
        Assert.Equal("works", Assert.Single(world.List.Read(AlertState.Firing, null)).Rule);
        Assert.Equal(2, world.Arrived.Count);

        world.Sees1(0.01);
        await world.MinuteAsync();
        Assert.Empty(world.List.Read(AlertState.Error, null));
    }

    [Fact]
    public async Task A_failed_evaluation_resolves_nothing()
    {
        await world.StartAsync(AlertWorld.Rule());
        world.Sees1(0.08);
        await world.MinuteAsync();
        world.Sees = (_, _) => throw new IOException();
        await world.MinuteAsync(5);

        Assert.Single(world.List.Read(AlertState.Firing, null));
    }

    [Fact]
    public async Task An_evaluation_that_takes_too_long_is_given_up_and_not_started_again_before_it_ends()
    {
        await world.StartAsync(AlertWorld.Rule());
        var started = 0;
        var release = new TaskCompletionSource<IReadOnlyList<AlertObservation>>();
        var hangs = new TaskCompletionSource();
        world.Sees = (_, _) =>
        {
            started++;
            hangs.TrySetResult();
            return release.Task;
        };
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var turn = world.TurnAsync();
        await hangs.Task.WaitAsync(Token);
        while (!turn.IsCompleted)
        {
            world.Clock.Advance(TimeSpan.FromSeconds(6));
            await Task.Delay(5, Token);
        }

        await world.MinuteAsync(3);

        Assert.Equal(1, started);
        Assert.Equal("an earlier evaluation has not ended yet", Assert.Single(world.List.Read(AlertState.Error, null)).Detail);
        release.SetResult([]);
    }

    [Fact]
    public async Task Resolved_by_hand_it_is_told_at_once_and_fires_again_only_after_it_was_clear_also_after_a_restart()
    {
        await world.StartAsync(AlertWorld.Rule() with { Notify = AlertWorld.Rule().Notify with { GroupInterval = TimeSpan.FromHours(1) } });
        world.Sees1(0.08);
        await world.MinuteAsync();
        var id = Assert.Single(world.List.Read(null, null)).Id;

        Assert.True(await world.Board.ResolveAsync(id, "Ada", "Rolled back", Token));
        Assert.False(await world.Board.ResolveAsync(id, "Bob", null, Token));
        Assert.Null(await world.Board.ResolveAsync("unknown", "Ada", null, Token));
        await world.MinuteAsync(5);
        await world.RestartAsync();
        await world.MinuteAsync(5);

        Assert.Equal(["fired", "resolved"], world.Arrived.Select(notice => notice.Reason));
        Assert.Equal(NoticeStatus.Resolved, world.Arrived[1].Status);
        Assert.StartsWith("Ada resolved it: Rolled back. ", world.Arrived[1].Alerts[0].What, StringComparison.Ordinal);
        Assert.Equal("Ada", Assert.Single(world.List.Read(AlertState.Ok, null)).Resolution!.By);
        var ended = (await world.History.ListAsync(null, "resolved", 10, Token))[0];
        Assert.Equal(("Ada", "Rolled back"), (ended.By, ended.Detail));

        world.Sees1(0.01);
        await world.MinuteAsync();
        Assert.Null(Assert.Single(world.List.Read(AlertState.Ok, null)).Resolution);
        world.Sees1(0.08);
        await world.MinuteAsync();
        Assert.Equal(2, Assert.Single(world.List.Read(AlertState.Firing, null)).Episode);
    }

    [Fact]
    public async Task The_history_keeps_what_happens_between_firing_and_resolving()
    {
        var rule = AlertWorld.Rule() with { For = TimeSpan.FromMinutes(1), KeepFiringFor = TimeSpan.FromMinutes(1) };
        await world.StartAsync(rule);
        foreach (var figure in (double[])[0.08, 0.01, 0.08, 0.08, 0.01, 0.08, 0.01, 0.01])
        {
            world.Sees1(figure);
            await world.MinuteAsync();
        }

        await world.Rules.PutAsync(rule with { Paused = true }, null, Token);
        await world.MinuteAsync();
        await world.Rules.PutAsync(rule, null, Token);
        await world.MinuteAsync();

        string[] expected = ["pending", "calmed", "pending", "fired", "recovering", "relapsed", "recovering", "resolved", "paused", "resumed"];
        var history = await world.History.ListAsync(null, null, 100, Token);
        Assert.Equal(expected, history.Reverse().Select(change => change.Kind));
        Assert.Equal(history.Count, history.Select(change => change.Id).Distinct().Count());
        Assert.Equal(["resolved", "fired"], (await world.History.ListToldAsync(100, Token)).Select(change => change.Kind));
    }

    [Fact]
    public async Task An_acknowledgement_is_told_and_lasts_until_it_resolves()
    {
        await world.StartAsync(AlertWorld.Rule());
        world.Sees1(0.08);
        await world.MinuteAsync();
        var id = Assert.Single(world.List.Read(null, null)).Id;

        Assert.True(await world.Board.AcknowledgeAsync(id, "Ada", "rolling back", Token));
        Assert.False(await world.Board.AcknowledgeAsync(id, "Bob", null, Token));
        Assert.Null(await world.Board.AcknowledgeAsync("unknown", "Ada", null, Token));
        await world.MinuteAsync();
        await world.RestartAsync();

        Assert.Equal("Ada", Assert.Single(world.List.Read(AlertState.Acknowledged, null)).Acknowledgement!.By);
        Assert.Equal(["fired", "acknowledged"], world.Arrived.Select(notice => notice.Reason));
        world.Sees1(0.01);
        await world.MinuteAsync();
        Assert.Equal("resolved", world.Arrived[^1].Reason);
    }

    [Fact]
    public async Task A_silence_keeps_people_undisturbed_and_ends_by_itself()
    {
        await world.StartAsync(AlertWorld.Rule());
        var silence = new AlertSilence { Matchers = [new LabelMatcher { Label = "version", Value = "1" }], EndsAt = SomeAlerts.Now.AddMinutes(5), Comment = "known" };
        Assert.Empty((await world.Silences.AddAsync(silence, "Ada", Token)).Faults);
        world.Sees1(0.08);
        await world.MinuteAsync(4);

        Assert.Empty(world.Arrived);
        Assert.StartsWith("silence", Assert.Single(world.List.Read(AlertState.Firing, null)).MutedBy, StringComparison.Ordinal);

        await world.MinuteAsync(2);
        Assert.Equal("fired", Assert.Single(world.Arrived).Reason);
    }

    [Fact]
    public async Task A_critical_alert_mutes_the_warning_of_equal_labels_and_a_cause_its_consequences()
    {
        var critical = AlertWorld.Rule("critical") with { Severity = AlertSeverity.Critical };
        var elsewhere = AlertWorld.Rule("elsewhere") with { Labels = new Dictionary<string, string> { ["area"] = "other" } };
        var explained = AlertWorld.Rule("explained") with { Severity = AlertSeverity.Error, MutedBy = ["critical"] };
        await world.StartAsync(AlertWorld.Rule("warning"), critical, elsewhere, explained);
        world.Sees1(0.08);
        await world.MinuteAsync(2);

        Assert.Equal(["critical", "elsewhere"], world.Arrived.SelectMany(notice => notice.Alerts).Select(alert => alert.Rule).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Alerts_of_one_group_are_told_together()
    {
        await world.StartAsync(AlertWorld.Rule());
        world.Sees = (rule, _) => Task.FromResult<IReadOnlyList<AlertObservation>>([AlertWorld.Seen(rule, "1", 0.08), AlertWorld.Seen(rule, "2", 0.09), AlertWorld.Seen(rule, "3", 0.01)]);
        await world.MinuteAsync(2);

        var notice = Assert.Single(world.Arrived);
        Assert.Equal(["1", "2"], notice.Alerts.Select(alert => alert.Labels["version"]).Order(StringComparer.Ordinal));
        Assert.Equal("Firing: Unsafe answers (model churn, version 1) and 1 more", notice.Title);
    }

    [Theory]
    [InlineData("paused")]
    [InlineData("removed")]
    [InlineData("asks something else")]
    public async Task When_a_rule_ends_its_alerts_are_resolved(string how)
    {
        var rule = AlertWorld.Rule();
        await world.StartAsync(rule);
        world.Sees1(0.08);
        await world.MinuteAsync();
        if (how == "removed") Assert.True(await world.Rules.DeleteAsync(rule.Uid, Token));
        else if (how == "paused") await world.Rules.PutAsync(rule with { Paused = true }, null, Token);
        else await world.Rules.PutAsync(rule with { Query = rule.Query! with { Measure = "accuracy" } }, null, Token);
        world.Sees = (_, _) => Task.FromResult<IReadOnlyList<AlertObservation>>([]);
        await world.RestartAsync();
        await world.MinuteAsync(2);

        Assert.Equal(["fired", "resolved"], world.Arrived.Select(notice => notice.Reason));
        Assert.Equal(["resolved", "fired"], (await world.History.ListToldAsync(10, Token)).Select(transition => transition.Kind));
    }

    [Fact]
    public async Task What_can_not_be_delivered_is_tried_again_then_given_up_and_delivered_by_hand()
    {
        await world.StartAsync(AlertWorld.Rule());
        world.Receiver.Fails = new DeliveryException("503", isTransient: true, TimeSpan.Zero);
        world.Sees1(0.08);
        await world.MinuteAsync();
        await world.RestartAsync();
        await world.MinuteAsync(3);

        var dead = Assert.Single(world.Outbox.List(DeliveryStatus.Dead, null, 10));
        Assert.Equal((3, "503"), (dead.Attempts, dead.Detail));
        world.Receiver.Fails = null;
        Assert.True(await world.Outbox.RetryAsync(dead.Id, Token));
        Assert.False(await world.Outbox.RetryAsync(dead.Id, Token));
        Assert.Null(await world.Outbox.RetryAsync("unknown", Token));
        await world.MinuteAsync();

        Assert.Equal("fired", Assert.Single(world.Arrived).Reason);
        Assert.Equal(DeliveryStatus.Delivered, Assert.Single(world.Outbox.List(null, null, 10)).Status);
    }

    [Fact]
    public async Task What_waits_for_another_attempt_is_not_overtaken()
    {
        await world.StartAsync(AlertWorld.Rule());
        world.Receiver.Fails = new DeliveryException("429", isTransient: true, TimeSpan.FromDays(30));
        world.Sees1(0.08);
        await world.MinuteAsync();
        world.Receiver.Fails = null;
        world.Sees1(0.01);
        await world.MinuteAsync(3);

        Assert.Empty(world.Arrived);
        Assert.Equal(2, world.Outbox.List(DeliveryStatus.Pending, null, 10).Count);
    }

    [Fact]
    public async Task A_group_of_breakdown_values_that_went_away_keeps_its_alerts_and_forgets_the_quiet_ones()
    {
        await world.StartAsync(AlertWorld.Rule() with { Every = TimeSpan.FromHours(6) });
        world.Sees = (rule, _) => Task.FromResult<IReadOnlyList<AlertObservation>>([AlertWorld.Seen(rule, "1", 0.08), AlertWorld.Seen(rule, "2", 0.01)]);
        await world.TurnAsync();
        world.Sees = (_, _) => Task.FromResult<IReadOnlyList<AlertObservation>>([]);
        for (var turn = 0; turn < 8; turn++)
        {
            world.Clock.Advance(TimeSpan.FromHours(6));
            await world.TurnAsync();
        }

        Assert.Equal(("1", AlertState.Firing), Assert.Single(world.List.Read(null, null).Select(alert => (alert.Labels["version"], alert.State))));
    }

    [Fact]
    public async Task What_a_source_has_nothing_to_say_of_any_more_is_over_where_that_is_what_its_silence_means()
    {
        using var other = new AlertWorld(AlertSignal.Clear);
        await other.StartAsync(AlertWorld.Rule());
        other.Sees1(0.08);
        await other.MinuteAsync();
        other.Sees = (_, _) => Task.FromResult<IReadOnlyList<AlertObservation>>([]);
        await other.MinuteAsync();

        Assert.Equal(["fired", "resolved"], other.Arrived.Select(notice => notice.Reason));
        Assert.Empty(other.List.Read(AlertState.Firing, null));
    }

    [Fact]
    public async Task Secrets_of_channels_are_neither_shown_nor_in_the_file_in_clear()
    {
        await world.StartAsync();

        var shown = Assert.Single(world.Channels.List());
        Assert.Equal(("hooks.example.com", true), (shown.Host, shown.HasSecret));
        Assert.Empty(await world.Channels.PutAsync(new AlertChannel { Uid = "hook", Kind = ChannelKind.Webhook, Name = "renamed" }, Token));
        await world.RestartAsync();
        Assert.Equal(("https://hooks.example.com/secret-path", "the-secret-of-the-hook"), (world.Channels.Find("hook")!.Url, world.Channels.Find("hook")!.Secret));
        await world.Channels.PutAsync(new AlertChannel { Uid = "hook", Kind = ChannelKind.Webhook, Url = "https://elsewhere.example.com/" }, Token);
        Assert.Null(world.Channels.Find("hook")!.Secret);
    }
}
