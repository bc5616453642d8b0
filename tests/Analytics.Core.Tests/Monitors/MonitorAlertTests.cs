using Analytics.Contracts.Alerting;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Alerts;
using Xunit;

namespace Analytics.Core.Tests.Monitors;

/// <summary>What monitors find, as the rules on monitors see it.</summary>
public sealed class MonitorAlertTests : IDisposable
{
    private readonly MonitorWorld world = new();
    private RuleMemory? memory;

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_alert_ends_when_its_window_is_judged_again_and_is_sound(bool throws)
    {
        var finds = world.Finds;
        world.Arrived.Add(world.Clock.GetUtcNow().UtcDateTime.AddHours(-1), 1_000);
        world.Finds = (question, _) => throws ? throw new InvalidOperationException("no") : Task.FromResult<IReadOnlyList<Finding>>([MonitorWorld.Found(question, FindingStatus.Alert)]);
        await world.StartAsync(MonitorWorld.Monitor());
        var fired = await EvaluateAsync();

        world.Finds = finds;
        world.Arrived.Add(world.Clock.GetUtcNow().UtcDateTime.AddHours(-1), 500);
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        var ended = await EvaluateAsync();

        Assert.Equal(("fired", "resolved"), (Assert.Single(fired).Kind, Assert.Single(ended).Kind));
    }

    [Fact]
    public async Task A_monitor_that_never_alerted_is_no_alert()
    {
        world.Arrived.Add(world.Clock.GetUtcNow().UtcDateTime.AddHours(-1), 1_000);
        await world.StartAsync(MonitorWorld.Monitor());

        Assert.Empty(await EvaluateAsync());
        Assert.Empty(memory!.Instances);
    }

    private async Task<IReadOnlyList<AlertTransition>> EvaluateAsync()
    {
        await world.TurnAsync();
        var source = MonitorAlerts.Source(world.Cycle, world.History);
        var rule = source.Defaults.First(one => one.Monitors!.Severities.Contains(world.Register.Find("ages")!.Severity));
        var outcome = RuleEvaluation.Answered(rule, memory, await source.ObserveAsync(rule, world.Clock.GetUtcNow(), TestContext.Current.CancellationToken), world.Clock.GetUtcNow());
        memory = outcome.Memory;
        return outcome.Transitions;
    }
}
