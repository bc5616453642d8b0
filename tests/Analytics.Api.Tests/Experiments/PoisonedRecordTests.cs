using System.Globalization;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>Records that say nonsense: they are left out and told, and the guard goes on.</summary>
[Collection(nameof(SharedExperiments))]
public sealed class PoisonedRecordTests(ExperimentService service) : ServiceTest(service)
{
    private ExperimentWorld World => new(Service.Client());

    [Fact]
    public async Task Numbers_that_are_none_and_variants_that_are_not_defined_are_left_out_and_told_and_harm_is_still_found()
    {
        var start = TimeProvider.System.GetUtcNow().AddHours(-3);
        await World.PutMetricAsync("poison-size", """{"title":"Size","kind":"sum","records":{"event":"poison-used","value":"properties.size"}}""");
        await World.PutMetricAsync("poison-wait", """{"title":"Wait","kind":"mean","records":{"event":"poison-used","value":"value"},"lowerIsBetter":true}""");
        List<(string Name, string Variant)> people = [.. Enumerable.Range(0, 600).Select(at => ($"poison-{at}", at % 2 == 0 ? "a" : "b"))];
        await World.ConsentAsync([.. people.Select(one => one.Name), "poison-stray"], start);
        await World.ExposeAsync([.. people.Select(one => ("poisoned", one.Variant, one.Name, start.AddMinutes(1))), ("poisoned", "c", "poison-stray", start.AddMinutes(1))]);
        var random = new Random(3);
        object Used(string name, object size, double wait) => new
        {
            @event = "poison-used",
            userId = name,
            timestamp = start.AddMinutes(5),
            value = wait,
            currency = "EUR",
            messageId = Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture),
            properties = new Dictionary<string, object> { ["size"] = size },
        };
        await World.RecordAsync("events", people.Select(one => Used(one.Name, random.NextDouble() * 10, random.NextDouble() + (one.Variant == "b" ? 2 : 1))));
        await World.RecordAsync("events", new object[] { "NaN", "inf", "-inf", 1e200, "1e300" }.Select((size, at) => Used($"poison-{at}", size, 1e40)));
        await World.PutAsync("/v1/experiments/poisoned", $$"""
            {"hypothesis":"Nothing.","status":"running","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],"start":"{{start.ToString("O", CultureInfo.InvariantCulture)}}",
             "primaryMetric":"poison-size","guardrails":[{"metric":"poison-wait","margin":0.1}],"rollback":{"automatic":true} }
            """);

        await World.UntilAsync("/v1/experiments/poisoned", body => body.GetProperty("rolledBack").GetBoolean());
        var results = await World.GetAsync("/v1/experiments/poisoned/results");

        var warnings = results.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString()).ToList();
        Assert.Contains("Size: 5 numbers do not count, being NaN, infinite or beyond ±1e30.", warnings);
        Assert.Contains("Wait: 5 numbers do not count, being NaN, infinite or beyond ±1e30.", warnings);
        Assert.Contains("1 unit was exposed to c, which the experiment does not have: they do not count.", warnings);
        Assert.Equal(2, results.GetProperty("metrics")[0].GetProperty("variants").GetArrayLength());
        var mean = results.GetProperty("metrics")[0].GetProperty("variants")[0].GetProperty("value").GetDouble();
        Assert.InRange(mean, 3, 7);
    }

    /// <summary>What is let in is finite in all figures: the largest values beside the smallest.</summary>
    [Fact]
    public async Task The_largest_and_the_smallest_numbers_give_figures_that_can_be_written()
    {
        var start = TimeProvider.System.GetUtcNow().AddHours(-3);
        await World.PutMetricAsync("vast-size", """{"kind":"sum","records":{"event":"vast-used","value":"value"}}""");
        await World.PutMetricAsync("vast-mean", """{"kind":"mean","records":{"event":"vast-used","value":"value"}}""");
        double[][] worlds = [[1e-30, 1e30], [1e-200, 1], [-1e30, 1e30], [1e-158, 2e-158], [1, 1e-158]];
        var people = worlds.SelectMany((values, world) => Enumerable.Range(0, 60).Select(at => (Key: $"vast-{world}", Name: $"vast-{world}-{at}", Variant: at % 2 == 0 ? "a" : "b", Value: values[at % 2] * (at % 4 < 2 ? 1 : 0.5)))).ToList();
        await World.ConsentAsync(people.Select(one => one.Name), start);
        await World.ExposeAsync(people.Select(one => (one.Key, one.Variant, one.Name, start.AddMinutes(1))));
        await World.TrackAsync(people.Select(one => ("vast-used", one.Name, (double?)one.Value, start.AddMinutes(5))));
        foreach (var key in people.Select(one => one.Key).Distinct())
        {
            await World.PutAsync($"/v1/experiments/{key}", $$"""
                {"hypothesis":"Nothing.","status":"running","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],"start":"{{start.ToString("O", CultureInfo.InvariantCulture)}}",
                 "primaryMetric":"vast-size","guardrails":[{"metric":"vast-mean","margin":0.1}],"analysis":{"alpha":0.000001,"minimumDetectableEffect":0.000001,"priorDeviation":0.000001,"tunedUnits":1} }
                """);

            var results = await World.GetAsync($"/v1/experiments/{key}/results");

            Assert.Equal(60, results.GetProperty("metrics")[0].GetProperty("variants").EnumerateArray().Sum(variant => variant.GetProperty("units").GetInt64()));
        }
    }
}
