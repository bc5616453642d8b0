using System.Text.Json;
using Analytics.Api.Samples;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>The challenger of the sample history that plans too hard, told to the service as it happened.</summary>
public sealed class SampleChallengerTests : IAsyncLifetime
{
    // Half of the members are too few to be sure of the harm at every hour that the history may begin at.
    private const double Scale = 1;
    private readonly RunningService service = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => service.InitializeAsync();

    public ValueTask DisposeAsync() => service.DisposeAsync();

    [Fact]
    public async Task It_is_taken_away_by_itself_for_the_workouts_that_members_no_longer_finish()
    {
        using var client = service.Client();
        var world = new ExperimentWorld(client);
        var market = new Monitors.Marketplace(client, PlantedFacts.Days - 1, Scale);
        await market.PrepareAsync(PlantedFacts.Days - 1, Cancellation);
        var planted = new SampleHistory(1, TimeProvider.System.GetUtcNow(), Scale).Experiments.Single(one => one.Key == PlantedFacts.ChallengerExperiment);
        foreach (var metric in SampleHistory.Metrics) await world.PutMetricAsync(metric.Key, JsonSerializer.Serialize(metric, JsonSerializerOptions.Web));
        await world.PutAsync($"/v1/experiments/{planted.Key}", JsonSerializer.Serialize(planted, JsonSerializerOptions.Web));

        await market.TellAsync(PlantedFacts.ChallengerDay, PlantedFacts.Days - 1, record => record.Contains("\"plan-", StringComparison.Ordinal), Cancellation);

        var summary = await world.UntilAsync($"/v1/experiments/{planted.Key}", body => body.GetProperty("rolledBack").GetBoolean());
        Assert.Equal([0.5, 0.0], summary.GetProperty("weights").EnumerateArray().Select(weight => weight.GetDouble()));
        Assert.Contains("Planned workouts that members finish is crossed", summary.GetProperty("steps").EnumerateArray().Last().GetProperty("because").GetString(), StringComparison.Ordinal);
        await world.UntilAsync("/v1/alerts?state=firing", body => body.EnumerateArray().Any(alert => alert.GetProperty("labels").TryGetProperty("experiment", out var key) && key.GetString() == planted.Key));
    }
}
