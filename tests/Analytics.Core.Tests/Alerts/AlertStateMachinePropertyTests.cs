using System.Text.Json;
using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts;
using CsCheck;
using Xunit;

namespace Analytics.Core.Tests.Alerts;

public sealed class AlertStateMachinePropertyTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 1, 10, 0, 0, TimeSpan.Zero);

    private static readonly Gen<AlertTimings> Timings = Gen.Select(
        Gen.Int[0, 5], Gen.Int[0, 5], Gen.Enum<NoDataPolicy>(), (wait, keep, noData) => new AlertTimings(TimeSpan.FromMinutes(wait), TimeSpan.FromMinutes(keep), noData));

    // What is seen, and how many seconds after what was seen before.
    private static readonly Gen<(char Seen, int Seconds)[]> Lives =
        Gen.Select(Gen.Char["bbbcc-neARP"], Gen.Int[0, 200]).Array[1, 60];

    [Fact]
    public void Fired_and_resolved_take_turns_and_acknowledged_stands_between_them()
    {
        Gen.Select(Timings, Lives).Sample((timings, life) =>
        {
            var active = false;
            var acknowledged = false;
            foreach (var (step, _) in Live(timings, life))
            {
                foreach (var change in step.Changes)
                {
                    Assert.Equal(change != AlertChange.Fired, active);
                    Assert.False(change == AlertChange.Acknowledged && acknowledged);
                    acknowledged = change == AlertChange.Acknowledged || (acknowledged && change != AlertChange.Resolved);
                    active = change switch { AlertChange.Fired => true, AlertChange.Resolved => false, _ => active };
                }

                Assert.Equal(active, step.Next.Active);
                Assert.Equal(active, step.Next.State is AlertState.Firing or AlertState.Recovering or AlertState.Acknowledged or AlertState.NoData or AlertState.Error);
            }
        });
    }

    [Fact]
    public void Nothing_fires_for_less_than_for_nor_resolves_sooner_than_keep_firing_for()
    {
        Gen.Select(Timings, Lives).Sample((timings, life) =>
        {
            foreach (var ((step, before), now) in Live(timings, life).Zip(Times(life)))
            {
                if (step.Changes.Contains(AlertChange.Fired)) Assert.True(now - step.Next.BreachedAt >= timings.For);
                if (step.Changes is [AlertChange.Resolved] && before is { State: AlertState.Recovering } && step.Next is { State: AlertState.Ok, Resolution: null })
                    Assert.True(now - before.ClearedAt >= timings.KeepFiringFor);
            }
        });
    }

    [Fact]
    public void The_episode_counts_the_firings()
    {
        Gen.Select(Timings, Lives).Sample((timings, life) =>
        {
            var steps = Live(timings, life).Select(lived => lived.Step).ToList();

            Assert.Equal(steps.Sum(step => step.Changes.Count(change => change == AlertChange.Fired)), steps[^1].Next.Episode);
        });
    }

    [Fact]
    public void A_restart_at_any_moment_changes_nothing()
    {
        Gen.Select(Timings, Lives).Sample((timings, life) =>
        {
            var through = Live(timings, life).Select(lived => lived.Step);
            var restarted = Live(timings, life, Stored).Select(lived => lived.Step);

            Assert.Equal(through.Select(step => step.Next), restarted.Select(step => step.Next));
            Assert.Equal(through.SelectMany(step => step.Changes), restarted.SelectMany(step => step.Changes));
        });
    }

    private static AlertMemory Stored(AlertMemory memory) =>
        JsonSerializer.Deserialize<AlertMemory>(JsonSerializer.Serialize(memory, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!;

    private static IEnumerable<DateTimeOffset> Times((char Seen, int Seconds)[] life)
    {
        var now = Start;
        foreach (var (_, seconds) in life) yield return now = now.AddSeconds(seconds);
    }

    private static IEnumerable<(AlertStep Step, AlertMemory Before)> Live(
        AlertTimings timings, (char Seen, int Seconds)[] life, Func<AlertMemory, AlertMemory>? restart = null)
    {
        var memory = AlertMemory.New(Start);
        foreach (var ((seen, _), now) in life.Zip(Times(life)))
        {
            var before = restart is null ? memory : restart(memory);
            var step = AlertStateMachineTests.Step(before, seen, timings, now);
            memory = step.Next;
            yield return (step, before);
        }
    }
}
