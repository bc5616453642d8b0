using Analytics.Core.Monitors;
using Analytics.Core.Tests.Privacy;
using Xunit;

namespace Analytics.Core.Tests.Monitors;

public sealed class MonitorFileTests : IDisposable
{
    private readonly MonitorWorld world = new();
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        world.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task Monitors_of_a_file_are_in_force_and_only_the_file_changes_them()
    {
        Write("""{"monitors":[{"uid":"ages","model":"churn","check":"drift","window":{"kind":"fixed","length":"6h"},"severity":"critical"}]}""");
        world.Register.LoadFile();
        await world.StartAsync();

        var monitor = Assert.Single(world.Register.List());
        Assert.Equal(("ages", "file", TimeSpan.FromHours(6)), (monitor.Uid, monitor.Origin, monitor.Window.Length));
        Assert.Equal(MonitorConflict.File, (await world.Register.PutAsync(MonitorWorld.Monitor(), null, Cancellation)).Conflict);
        Assert.False(await world.Register.DeleteAsync("ages", Cancellation));
    }

    [Theory]
    [InlineData("""{"monitors":[{"uid":"ages","model":"churn","check":"weather"}]}""", "/monitors/0/check: Must be one of drift, quality, performance, multivariateDrift.")]
    [InlineData("""{"monitors":[{"uid":"ages","model":"churn","check":"drift","window":{"kind":"fixed","length":"90m"}}]}""", "/monitors/0/window/length: Must be whole hours.")]
    [InlineData("""{"monitors":[{"uid":"ages","model":"churn","check":"drift","rule":{"kind":"threshold"}}]}""", "/monitors/0/rule/op: Must be >, >=, < or <=.")]
    [InlineData("""{"monitors":[{"uid":"ages","model":"churn","check":"drift","reference":"yesterday"}]}""", "/monitors/0/reference: Must be registered, previous, dataset:NAME or FROM/TO in ISO 8601.")]
    [InlineData("""{"monitors":[{"uid":"a","model":"churn","check":"drift"},{"uid":"a","model":"churn","check":"drift"}]}""", "/monitors/1/uid: There is another monitor of this id.")]
    [InlineData("""{"monitors":[{"uid":"ages","model":"churn","check":"drift","wimdow":{}}]}""", "/monitors/0/wimdow: is not known here.")]
    [InlineData("""{"monitors":[{"uid":"ages","check":"drift"}]}""", "/monitors/0/model: is required.")]
    [InlineData("""{"monitors":[{"uid":"ages","check":"drift"},{"uid":"ages","model":"churn","check":"drift","severity":"high"}]}""", "/monitors/1/severity: must be one of info, warning, error, critical.")]
    [InlineData("""{"monitors":[null]}""", "/monitors/0: must be an object.")]
    [InlineData("""{"monitors":{}}""", "/monitors: Must be an array.")]
    [InlineData("""{}""", "/monitors: Is required.")]
    [InlineData("""{"monitors":[""", "It is no JSON")]
    public void A_fault_is_named_with_its_place_and_nothing_of_the_file_is_used(string json, string said)
    {
        Write(json);

        var fault = Assert.Throws<MonitorFileException>(world.Register.LoadFile);

        Assert.Contains(fault.Faults, message => message.StartsWith(said, StringComparison.Ordinal));
        Assert.Empty(world.Register.List());
    }

    private void Write(string json)
    {
        world.Options.File = Path.Combine(folder.Path, "monitors.json");
        File.WriteAllText(world.Options.File, json);
    }
}
