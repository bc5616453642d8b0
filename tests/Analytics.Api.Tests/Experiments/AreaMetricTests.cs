using System.Globalization;
using System.Text.Json;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>Two versions of a model, assigned by user and judged by how well each ranks its labels.</summary>
[Collection(nameof(SharedExperiments))]
public sealed class AreaMetricTests(ExperimentService service) : ServiceTest(service)
{
    private static readonly DateTimeOffset Start = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-16), TimeSpan.Zero);

    [Fact]
    public async Task The_version_that_ranks_better_is_found_and_shipped()
    {
        var world = new ExperimentWorld(Service.Client());
        await world.PutMetricAsync("rank-auc", """{"kind":"auc","records":{"source":"labels","filters":[{"field":"model","op":"eq","values":["rank"]}]}}""");
        await TellAsync(world);
        await world.PutAsync("/v1/experiments/rank", $$"""
            {"hypothesis":"Version 2 ranks better.","status":"running","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],
             "start":"{{Start.ToString("O", CultureInfo.InvariantCulture)}}","primaryMetric":"rank-auc","analysis":{"days":14,"looks":1} }
            """);

        var results = await EventuallyAsync("/v1/experiments/rank/results", answer => answer.GetProperty("verdict").GetProperty("decision").GetString() != "keepRunning");

        Assert.Equal("ship", results.GetProperty("verdict").GetProperty("decision").GetString());
        var metric = results.GetProperty("metrics")[0];
        var effect = metric.GetProperty("comparisons")[0].GetProperty("effect");

        // Scores of both are normal, a label's mean 1 (a) or 2 (b) apart: Φ(1/√2) and Φ(2/√2).
        Assert.InRange(metric.GetProperty("variants")[0].GetProperty("value").GetDouble(), 0.74, 0.78);
        Assert.InRange(0.921350 - 0.760250, effect.GetProperty("lower").GetDouble(), effect.GetProperty("upper").GetDouble());
        Assert.Equal(4, metric.GetProperty("statistics")[0].GetProperty("means").GetArrayLength());
    }

    [Theory]
    [InlineData("""{"kind":"auc","records":{"source":"predictions"}}""", "/records/source")]
    [InlineData("""{"kind":"auc","records":{"source":"labels","value":"logLoss"}}""", "/records/value")]
    public async Task An_area_of_anything_but_labelled_scores_is_refused(string json, string field)
    {
        var (status, body) = await SendAsync(HttpMethod.Put, "/v1/experiments/metrics/no-area", json);

        Assert.Equal(400, status);
        Assert.True(body.GetProperty("errors").TryGetProperty(field, out _), body.ToString());
    }

    // The planned look is taken by the service, within seconds.
    private async Task<JsonElement> EventuallyAsync(string path, Func<JsonElement, bool> condition)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (_, body) = await GetAsync(path);
            if (condition(body) || attempt == 100) return body;
            await Task.Delay(200, Cancellation);
        }
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static async Task TellAsync(ExperimentWorld world)
    {
        var random = new Random(7);
        var predictions = Enumerable.Range(0, 2_400).Select(at =>
        {
            var (unit, label) = (at / 4, random.NextDouble() < 0.4);
            var shift = label ? unit % 2 == 0 ? 1 : 2 : 0;
            return (Id: $"rank-{at}", Subject: $"ranked-{unit}", Variant: unit % 2 == 0 ? "a" : "b", Label: label, Score: 1 / (1 + Math.Exp(-Normal(random) - shift)), At: Start.AddHours(at % 100));
        }).ToList();
        await world.ConsentAsync(predictions.Select(one => one.Subject).Distinct(), Start);
        await world.RecordAsync("predictions", predictions.Select(one => new
        {
            id = one.Id,
            model = "rank",
            version = one.Variant == "a" ? "1" : "2",
            subject = one.Subject,
            timestamp = one.At,
            output = new { score = one.Score },
            experiment = new { key = "rank", variant = one.Variant },
        }));
        await world.RecordAsync("feedback", predictions.Select(one => new { id = one.Id + "-l", predictionId = one.Id, kind = "label", value = one.Label, timestamp = one.At.AddHours(1) }));
    }
}
