using System.Globalization;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>The moments between the end of a plan and its last look, here ten minutes.</summary>
public sealed class LastLookTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-16), TimeSpan.Zero);
    private readonly RunningService service = new() { Settings = new Dictionary<string, string> { ["Experiments:Beat"] = "00:10:00" } };

    public ValueTask InitializeAsync() => service.InitializeAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task A_plan_that_is_done_is_not_called_inconclusive_before_its_last_look()
    {
        var world = new ExperimentWorld(service.Client());
        var people = Enumerable.Range(0, 1_000).Select(at => (Name: $"late-{at}", Variant: at % 2 == 0 ? "a" : "b")).ToList();
        await world.ConsentAsync(people.Select(one => one.Name), Start);
        await world.PutMetricAsync("late-bought", """{"kind":"proportion","records":{"event":"late-purchase"}}""");
        await world.ExposeAsync(people.Select(one => ("late", one.Variant, one.Name, Start.AddHours(1))));
        await world.TrackAsync(people.Where((one, at) => at % 10 < (one.Variant == "a" ? 2 : 6)).Select(one => ("late-purchase", one.Name, (double?)null, Start.AddHours(2))));
        await world.PutAsync("/v1/experiments/late", $$"""
            {"hypothesis":"b sells more.","status":"running","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],
             "start":"{{Start.ToString("O", CultureInfo.InvariantCulture)}}","primaryMetric":"late-bought","analysis":{"days":14,"looks":1} }
            """);

        var results = await world.GetAsync("/v1/experiments/late/results?deep=false");

        var verdict = results.GetProperty("verdict");
        Assert.Equal("keepRunning", verdict.GetProperty("decision").GetString());
        Assert.Contains("last look is about to be taken", verdict.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.True(results.GetProperty("metrics")[0].GetProperty("comparisons")[0].GetProperty("effect").GetProperty("lower").GetDouble() > 0);
    }
}
