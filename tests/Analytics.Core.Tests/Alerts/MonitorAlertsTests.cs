using Analytics.Contracts.Alerting;
using Analytics.Contracts.Monitoring;
using Analytics.Core.Alerts;
using Analytics.Core.Monitors;
using Analytics.Core.Tests.Monitors;
using Xunit;

namespace Analytics.Core.Tests.Alerts;

public sealed class MonitorAlertsTests : IDisposable
{
    private static readonly AlertRule Rule = new() { Uid = "all", Source = MonitorAlerts.Name };
    private readonly MonitorWorld world = new();

    private static DateTimeOffset Eleven { get; } = new(2026, 11, 27, 11, 0, 0, TimeSpan.Zero);

    public void Dispose() => world.Dispose();

    [Theory]
    [InlineData("features.age", AlertSignal.Clear)]
    [InlineData("features.plan", AlertSignal.Breach)]
    public async Task Drift_of_columns_whose_data_are_faulty_is_left_to_the_alert_on_data_quality(string faulty, AlertSignal signal)
    {
        world.Arrived.Add(Eleven, 1_000);
        world.Finds = (question, _) => Task.FromResult<IReadOnlyList<Finding>>([question.Definition.Check switch
        {
            MonitorChecks.Quality => MonitorWorld.Found(question, FindingStatus.Alert) with { Subject = faulty },
            _ => MonitorWorld.Found(question, FindingStatus.Alert),
        }]);
        await world.StartAsync(MonitorWorld.Monitor(), MonitorWorld.Monitor("quality") with { Check = MonitorChecks.Quality });
        await world.TurnAsync();

        var seen = await SeenAsync();

        Assert.Equal((AlertSignal.Breach, signal), (seen["quality"], seen["ages"]));
    }

    [Fact]
    public async Task An_alert_that_late_data_take_back_or_whose_monitor_is_paused_is_over()
    {
        var status = FindingStatus.Alert;
        world.Arrived.Add(Eleven, 1_000);
        world.Finds = (question, _) => Task.FromResult<IReadOnlyList<Finding>>([MonitorWorld.Found(question, status)]);
        await world.StartAsync(MonitorWorld.Monitor(), MonitorWorld.Monitor("other"));
        await world.TurnAsync();
        Assert.Equal([AlertSignal.Breach, AlertSignal.Breach], (await SeenAsync()).Values);

        await world.Register.PutAsync(MonitorWorld.Monitor("other") with { Paused = true }, null, TestContext.Current.CancellationToken);
        status = FindingStatus.Ok;
        world.Arrived.Add(Eleven, 1_000);
        world.Clock.Advance(TimeSpan.FromMinutes(11));
        await world.TurnAsync();

        Assert.Empty(await SeenAsync());
        Assert.Equal(AlertSignal.Clear, MonitorAlerts.Source(world.Cycle, world.History).Unseen);
    }

    private async Task<IReadOnlyDictionary<string, AlertSignal>> SeenAsync() =>
        (await MonitorAlerts.Source(world.Cycle, world.History).ObserveAsync(Rule, world.Clock.GetUtcNow(), TestContext.Current.CancellationToken))
            .ToDictionary(observation => observation.Keys["monitor"]!, observation => observation.Signal);
}
