using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Api.Samples;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>The experiments of the sample history, told to the service: what was planted comes out again.</summary>
[Collection(nameof(SharedExperiments))]
public sealed class SampleLiftTests(ExperimentService service) : ServiceTest(service)
{
    private const double Scale = 0.3;

    [Fact]
    public async Task The_planted_lift_lies_in_its_interval_and_where_none_was_planted_none_is_found()
    {
        using var client = Service.Client();
        var market = new Monitors.Marketplace(client, PlantedFacts.Days - 1, Scale);
        await market.PrepareAsync(PlantedFacts.Days - 1, Cancellation);
        await market.TellAsync(PlantedFacts.PriceExperimentFirstDay, PlantedFacts.Days - 1, _ => true, Cancellation);
        var now = TimeProvider.System.GetUtcNow();
        foreach (var metric in SampleHistory.Metrics) await PutAsync(client, $"/v1/experiments/metrics/{metric.Key}", metric);
        foreach (var experiment in new SampleHistory(1, now, Scale).Experiments) await PutAsync(client, $"/v1/experiments/{experiment.Key}", experiment);

        var ranker = (await GetAsync($"/v1/experiments/{PlantedFacts.RankerExperiment}/results?deep=false")).Body;
        var price = (await GetAsync($"/v1/experiments/{PlantedFacts.PriceExperiment}/results?deep=false")).Body;

        var (accepted, bought) = (Effect(ranker), Effect(price));
        Assert.InRange(PlantedFacts.AcceptanceB / PlantedFacts.AcceptanceA - 1, accepted.Lower, accepted.Upper);
        Assert.True(accepted.Lower > 0, ranker.GetProperty("metrics")[0].ToString());
        Assert.InRange(0, bought.Lower, bought.Upper);
        Assert.All(new[] { ranker, price }, results => Assert.False(results.GetProperty("sampleRatios")[0].GetProperty("mismatch").GetBoolean()));
    }

    private static (double Lower, double Upper) Effect(JsonElement results)
    {
        var effect = results.GetProperty("metrics")[0].GetProperty("comparisons")[0].GetProperty("effect");
        return (effect.GetProperty("lower").GetDouble(), effect.GetProperty("upper").GetDouble());
    }

    private static async Task PutAsync<T>(HttpClient client, string path, T body)
    {
        using var response = await client.PutAsJsonAsync(path, body, JsonSerializerOptions.Web, Cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }
}
