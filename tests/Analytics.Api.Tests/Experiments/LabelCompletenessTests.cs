using System.Globalization;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>Metrics of labels that arrive late: as many in one variant as in the other, or the metric compares what was labelled and not what happened.</summary>
public sealed class LabelCompletenessTests(RunningService service) : ServiceTest(service)
{
    private static readonly DateTimeOffset Start = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-6), TimeSpan.Zero);

    [Theory]
    [InlineData("labels-even", 0.8, "false")]
    [InlineData("labels-uneven", 0.6, "false")]
    [InlineData("labels-even-deep", 0.8, "true")]
    [InlineData("labels-uneven-deep", 0.6, "true")]
    public async Task Labels_that_are_missing_in_one_variant_block_the_verdict_at_every_look(string key, double shareOfB, string deep)
    {
        var world = new ExperimentWorld(Service.Client());
        await world.PutMetricAsync(key, $$"""{"kind":"mean","records":{"source":"labels","value":"squaredError","filters":[{"field":"model","op":"eq","values":["{{key}}"]}]},"lowerIsBetter":true}""");
        await TellAsync(world, key, shareOfB);
        await world.PutAsync($"/v1/experiments/{key}", $$"""
            {"hypothesis":"Version 2 errs less.","status":"running","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],
             "start":"{{Start.ToString("O", CultureInfo.InvariantCulture)}}","primaryMetric":"{{key}}","analysis":{"days":14,"looks":2} }
            """);

        var (_, results) = await GetAsync($"/v1/experiments/{key}/results?deep={deep}");

        var (verdict, shares) = (results.GetProperty("verdict"), results.GetProperty("diagnosis").GetProperty("labelCompleteness"));
        Assert.Equal(0.8, shares.GetProperty("a").GetDouble(), 0.03);
        Assert.Equal(shareOfB, shares.GetProperty("b").GetDouble(), 0.03);
        Assert.Equal(shareOfB < 0.8 ? "blocked" : "keepRunning", verdict.GetProperty("decision").GetString());
        if (shareOfB < 0.8) Assert.StartsWith("Labels arrive unevenly", verdict.GetProperty("reasons")[0].GetString(), StringComparison.Ordinal);
    }

    private static async Task TellAsync(ExperimentWorld world, string key, double shareOfB)
    {
        var random = new Random(3);
        var predictions = Enumerable.Range(0, 3_000).Select(at => (Id: $"{key}-{at}", Subject: $"{key}-u{at / 2}", Variant: at / 2 % 2 == 0 ? "a" : "b", At: Start.AddMinutes(at))).ToList();
        await world.ConsentAsync(predictions.Select(one => one.Subject).Distinct(), Start);
        await world.RecordAsync("predictions", predictions.Select(one => new
        {
            id = one.Id,
            model = key,
            version = one.Variant == "a" ? "1" : "2",
            subject = one.Subject,
            timestamp = one.At,
            output = new { score = 0.1 + 0.8 * random.NextDouble() },
            experiment = new { key, variant = one.Variant },
        }));
        await world.RecordAsync("feedback", predictions.Where(one => random.NextDouble() < (one.Variant == "a" ? 0.8 : shareOfB))
            .Select(one => new { id = one.Id + "-l", predictionId = one.Id, kind = "label", value = random.NextDouble() < 0.5, timestamp = one.At.AddHours(1) }));
    }
}
