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

    [Theory]
    [InlineData(null, null, AlertSignal.Clear)]
    [InlineData("2", null, AlertSignal.Clear)]
    [InlineData("1", null, AlertSignal.Breach)]
    [InlineData("2", "segments.plan=gold", AlertSignal.Breach)]
    public async Task A_fault_in_the_data_explains_drift_where_it_covers_it(string? version, string? segment, AlertSignal signal)
    {
        world.Arrived.Add(Eleven, 1_000);
        world.Finds = (question, _) => Task.FromResult<IReadOnlyList<Finding>>([MonitorWorld.Found(question, FindingStatus.Alert)]);
        await world.StartAsync(
            MonitorWorld.Monitor() with { Version = "2" }, MonitorWorld.Monitor("quality") with { Check = MonitorChecks.Quality, Version = version, Segment = segment });
        await world.TurnAsync();

        Assert.Equal(signal, (await SeenAsync())["ages"]);
    }

    [Theory]
    [InlineData(new[] { "features.age", "features.noise" }, AlertSignal.Clear)]
    [InlineData(new[] { "features.plan", "features.age" }, AlertSignal.Breach)]
    [InlineData(new string[0], AlertSignal.Breach)]
    public async Task Drift_of_the_inputs_together_is_left_to_the_alert_on_the_data_of_the_column_with_most_part_in_it(string[] columns, AlertSignal signal)
    {
        world.Arrived.Add(Eleven, 1_000);
        world.Finds = (question, _) => Task.FromResult<IReadOnlyList<Finding>>([question.Definition.Check switch
        {
            MonitorChecks.Quality => MonitorWorld.Found(question, FindingStatus.Alert) with { Subject = "features.age" },
            _ => MonitorWorld.Found(question, FindingStatus.Alert) with { Subject = "features", Columns = columns },
        }]);
        await world.StartAsync(
            MonitorWorld.Monitor("together") with { Check = MonitorChecks.Multivariate }, MonitorWorld.Monitor("quality") with { Check = MonitorChecks.Quality });
        await world.TurnAsync("together");

        Assert.Equal(signal, (await SeenAsync())["together"]);
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
