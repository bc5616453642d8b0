using Analytics.Contracts.Monitoring;
using Xunit;

namespace Analytics.Core.Tests.Monitors;

public sealed class AlarmBudgetTests : IDisposable
{
    private readonly MonitorWorld world = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => world.Dispose();

    [Fact]
    public void The_levels_of_a_month_add_up_to_the_budget()
    {
        var monitor = MonitorWorld.Monitor();

        var month = 5 * 720 * world.Budgets.LevelOf(monitor, siblings: 5);
        var looks = Enumerable.Range(1, 400).Sum(look => world.Budgets.LevelOfLook(monitor, 5, look));

        Assert.Equal(1, month, 10);
        Assert.InRange(looks / world.Budgets.LevelOf(monitor, 5), 0.99, 1);
    }

    [Fact]
    public async Task A_larger_budget_is_a_larger_level_and_a_rule_may_name_its_own()
    {
        Assert.Empty(await world.Budgets.PutAsync(new AlarmBudget { Model = "churn", FalseAlarmsPerMonth = 4 }, Cancellation));

        Assert.Equal(4.0 / 720, world.Budgets.LevelOf(MonitorWorld.Monitor(), 1), 10);
        Assert.Equal(0.03, world.Budgets.LevelOf(MonitorWorld.Monitor() with { Rule = new MonitorRule { Alpha = 0.03 } }, 7));
    }

    [Fact]
    public async Task Nonsense_is_refused_by_name()
    {
        var faults = await world.Budgets.PutAsync(new AlarmBudget { Model = "churn", FalseAlarmsPerMonth = 0, Control = "luck", FalseDiscoveryRate = 1 }, Cancellation);

        Assert.Equal(["/control", "/falseAlarmsPerMonth", "/falseDiscoveryRate"], faults.Keys.Order());
    }

    [Fact]
    public async Task Online_control_spends_on_quiet_looks_earns_by_discoveries_and_survives_a_restart()
    {
        var monitor = MonitorWorld.Monitor();
        await world.Budgets.PutAsync(new AlarmBudget { Model = "churn", Control = "lordPlusPlus", FalseDiscoveryRate = 0.1 }, Cancellation);
        var first = Level();
        for (var look = 0; look < 50; look++) await world.Budgets.RecordAsync(monitor, isAlert: false, Cancellation);
        var quiet = Level();
        await world.Budgets.RecordAsync(monitor, isAlert: true, Cancellation);
        var found = Level();

        await world.RestartAsync();

        Assert.True(quiet < first && found > quiet, $"{first} {quiet} {found}");
        Assert.Equal(found, Level());

        double Level() => world.Budgets.LevelOfLook(monitor, 1, 1);
    }
}
