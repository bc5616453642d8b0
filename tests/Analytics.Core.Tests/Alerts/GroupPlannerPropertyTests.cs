using System.Text.Json;
using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts.Notices;
using CsCheck;
using Xunit;

namespace Analytics.Core.Tests.Alerts;

public sealed class GroupPlannerPropertyTests
{
    private static readonly AlertRouting Routing = new()
    {
        Channels = ["mail"],
        GroupWait = TimeSpan.FromSeconds(30),
        GroupInterval = TimeSpan.FromMinutes(2),
        RepeatInterval = TimeSpan.FromMinutes(20),
        Escalation = [new AlertEscalation { After = TimeSpan.FromMinutes(5), Channels = ["pager"] }],
        QuietHours = [new QuietHours { From = "10:30", To = "10:40", Zone = "Etc/UTC" }],
    };

    // Three alerts, each quiet (0), firing (1), acknowledged (2), firing and muted (3), firing in the next episode (4).
    private static readonly Gen<(int[] States, int Seconds)[]> Lives = Gen.Select(Gen.Int[0, 4].Array[3], Gen.Int[1, 200]).Array[1, 60];

    [Fact]
    public void An_alert_is_told_to_be_resolved_after_it_was_told_to_fire_and_never_twice()
    {
        Lives.Sample(life =>
        {
            var open = new HashSet<string>();
            foreach (var notice in Tell(life, group => group))
            {
                foreach (var alert in notice.Alerts)
                    Assert.True(alert.Active ? open.Add(alert.Id) || true : open.Remove(alert.Id), $"{alert.Id} was told to be resolved, and had not been told to fire.");
            }
        });
    }

    [Fact]
    public void When_all_has_been_quiet_for_long_enough_nothing_is_left_open()
    {
        Lives.Sample(life =>
        {
            (int[], int)[] calm = [.. Enumerable.Repeat((new int[3], 300), 12)];
            var open = new HashSet<string>();
            foreach (var alert in Tell([.. life, .. calm], group => group).SelectMany(notice => notice.Alerts))
                _ = alert.Active ? open.Add(alert.Id) : open.Remove(alert.Id);

            Assert.Empty(open);
        });
    }

    [Fact]
    public void No_notification_has_the_id_of_another() =>
        Lives.Sample(life => Assert.Distinct(Tell(life, group => group).Select(notice => notice.Id)));

    [Fact]
    public void A_restart_at_any_moment_changes_nothing()
    {
        Lives.Sample(life =>
        {
            var through = Tell(life, group => group).Select(notice => JsonSerializer.Serialize(notice));
            var restarted = Tell(life, group => JsonSerializer.Deserialize<AlertGroup>(JsonSerializer.Serialize(group, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!)
                .Select(notice => JsonSerializer.Serialize(notice));

            Assert.Equal(through, restarted);
        });
    }

    private static IEnumerable<AlertNotice> Tell((int[] States, int Seconds)[] life, Func<AlertGroup, AlertGroup> restart)
    {
        var now = SomeAlerts.Now;
        AlertGroup? group = null;
        foreach (var (states, seconds) in life)
        {
            now = now.AddSeconds(seconds);
            var alerts = states.Select((state, index) => Alert($"a{index}", state)).ToList();
            if (group is null && alerts.Exists(alert => alert.Active && !alert.Muted)) group = new AlertGroup { Id = "g", Routing = Routing, OpenedAt = now };
            if (group is null) continue;
            var plan = GroupPlanner.Plan(restart(group), alerts, _ => false, now);
            group = plan.Next;
            if (plan.Notice is { } notice) yield return notice;
        }
    }

    private static GroupedAlert Alert(string id, int state)
    {
        var notice = SomeAlerts.Alert(id, active: state > 0);
        if (state == 2) notice = notice with { Acknowledgement = new Acknowledgement("Ada", SomeAlerts.Now, null) };
        return new GroupedAlert(id, state == 4 ? 2 : 1, Muted: state == 3, notice);
    }
}
