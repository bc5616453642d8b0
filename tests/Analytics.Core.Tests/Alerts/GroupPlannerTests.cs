using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts.Notices;
using Xunit;

namespace Analytics.Core.Tests.Alerts;

public sealed class GroupPlannerTests
{
    private static readonly DateTimeOffset Start = SomeAlerts.Now;

    private readonly AlertRouting routing = new()
    {
        Channels = ["mail"],
        GroupWait = TimeSpan.FromSeconds(30),
        GroupInterval = TimeSpan.FromMinutes(5),
        RepeatInterval = TimeSpan.FromHours(4),
        Escalation = [new AlertEscalation { After = TimeSpan.FromMinutes(15), Channels = ["pager"] }, new AlertEscalation { After = TimeSpan.FromHours(1), Channels = ["boss"] }],
    };

    [Fact]
    public void A_new_group_waits_for_further_alerts_and_tells_them_together()
    {
        var told = Run(routing, (0, [Fires("a")]), (20, [Fires("a"), Fires("b")]), (30, [Fires("a"), Fires("b")]), (60, [Fires("a"), Fires("b")]));

        Assert.Equal(["30 fired mail a,b"], told);
    }

    [Fact]
    public void What_resolves_while_the_group_waits_is_not_told() =>
        Assert.Empty(Run(routing, (0, [Fires("a")]), (20, [Quiet("a")]), (40, [Quiet("a")]), (600, [Quiet("a")])));

    [Fact]
    public void A_change_waits_for_the_interval_and_a_resolution_is_told() =>
        Assert.Equal(
            ["30 fired mail a", "330 changed mail a,b", "630 resolved mail -a,-b"],
            Run(routing, (0, [Fires("a")]), (30, [Fires("a")]), (60, [Fires("a"), Fires("b")]), (330, [Fires("a"), Fires("b")]), (400, [Quiet("a"), Quiet("b")]), (630, [Quiet("a"), Quiet("b")]), (2000, [Quiet("a")])));

    [Fact]
    public void What_fires_and_resolves_between_two_notifications_is_not_told() =>
        Assert.Equal(["30 fired mail a"], Run(routing, (0, [Fires("a")]), (30, [Fires("a")]), (60, [Fires("a"), Fires("b")]), (90, [Fires("a"), Quiet("b")]), (600, [Fires("a"), Quiet("b")])));

    [Fact]
    public void An_acknowledgement_is_told_at_once_and_ends_repetition_and_escalation() =>
        Assert.Equal(
            ["30 fired mail a", "40 acknowledged mail a"],
            Run(routing, (0, [Fires("a")]), (30, [Fires("a")]), (40, [Acknowledged("a")]), (930, [Acknowledged("a")]), (20_000, [Acknowledged("a")])));

    [Fact]
    public void Further_people_are_told_while_nobody_acknowledges_and_hear_of_the_end() =>
        Assert.Equal(
            ["30 fired mail a", "930 escalated pager a", "3630 escalated boss a", "4000 resolved mail,pager,boss -a"],
            Run(routing, (0, [Fires("a")]), (30, [Fires("a")]), (930, [Fires("a")]), (1000, [Fires("a")]), (3630, [Fires("a")]), (4000, [Quiet("a")])));

    [Fact]
    public void It_is_told_again_after_a_while() =>
        Assert.Equal(
            ["30 fired mail a", "14430 repeated mail a", "28830 repeated mail a"],
            Run(routing with { Escalation = [] }, (0, [Fires("a")]), (30, [Fires("a")]), (14_429, [Fires("a")]), (14_430, [Fires("a")]), (28_830, [Fires("a")])));

    [Fact]
    public void What_is_muted_is_not_told_until_it_is_no_longer_but_what_was_told_is_resolved() =>
        Assert.Equal(
            ["30 fired mail a", "400 resolved mail -a", "900 fired mail b"],
            Run(routing, (0, [Fires("a"), Muted("b")]), (30, [Fires("a"), Muted("b")]), (350, [Muted("a"), Muted("b")]), (400, [Quiet("a"), Muted("b")]), (870, [Fires("b")]), (900, [Fires("b")])));

    [Fact]
    public void An_alert_that_is_no_more_is_told_to_be_resolved() =>
        Assert.Equal(["30 fired mail a", "400 resolved mail -a"], Run(routing, (0, [Fires("a")]), (30, [Fires("a")]), (400, []), (900, [])));

    [Fact]
    public void Quiet_hours_hold_back_what_is_not_critical_and_make_up_for_it()
    {
        // 10:00 UTC is 11:00 in Berlin.
        var quiet = routing with { Escalation = [], QuietHours = [new QuietHours { From = "11:00", To = "11:10", Zone = "Europe/Berlin" }] };

        Assert.Equal(["600 fired mail a"], Run(quiet, (0, [Fires("a")]), (30, [Fires("a")]), (599, [Fires("a")]), (600, [Fires("a")])));
        Assert.Equal(["30 fired mail a"], Run(quiet, (0, [Fires("a", AlertSeverity.Critical)]), (30, [Fires("a", AlertSeverity.Critical)])));
    }

    [Fact]
    public void A_rule_that_has_told_enough_is_held_back()
    {
        var group = new AlertGroup { Id = "g", Routing = routing, OpenedAt = Start };

        var held = GroupPlanner.Plan(group, [Fires("a")], _ => true, Start.AddMinutes(5));
        var told = GroupPlanner.Plan(held.Next!, [Fires("a")], _ => false, Start.AddMinutes(6));

        Assert.Null(held.Notice);
        Assert.Equal("fired", told.Notice!.Reason);
    }

    private static GroupedAlert Fires(string id, AlertSeverity severity = AlertSeverity.Warning) => new(id, 1, Muted: false, SomeAlerts.Alert(id, severity: severity));

    private static GroupedAlert Muted(string id) => Fires(id) with { Muted = true };

    private static GroupedAlert Quiet(string id) => new(id, 1, Muted: false, SomeAlerts.Alert(id, active: false));

    private static GroupedAlert Acknowledged(string id) =>
        new(id, 1, Muted: false, SomeAlerts.Alert(id) with { Acknowledgement = new Acknowledgement("Ada", Start, null) });

    /// <summary>What is told at the seconds looked at: second, reason, channels, alerts (resolved ones with a minus).</summary>
    private static List<string> Run(AlertRouting routing, params (int Second, GroupedAlert[] Alerts)[] looks)
    {
        var told = new List<string>();
        AlertGroup? group = null;
        foreach (var (second, alerts) in looks)
        {
            var now = Start.AddSeconds(second);
            if (group is null && alerts.Any(alert => alert.Active && !alert.Muted)) group = new AlertGroup { Id = "g", Routing = routing, OpenedAt = now };
            if (group is null) continue;
            var plan = GroupPlanner.Plan(group, alerts, _ => false, now);
            group = plan.Next;
            if (plan.Notice is { } notice)
                told.Add($"{second} {notice.Reason} {string.Join(',', plan.Channels)} {string.Join(',', notice.Alerts.Select(alert => (alert.Active ? "" : "-") + alert.Id).Order(StringComparer.Ordinal))}");
        }

        return told;
    }
}
