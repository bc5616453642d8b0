using System.Globalization;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>Metrics of labels that arrive late: as many in one variant as in the other, or the metric compares what was labelled and not what happened.</summary>
[Collection(nameof(SharedExperiments))]
public sealed class LabelCompletenessTests(ExperimentService service) : ServiceTest(service)
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

    [Fact]
    public async Task Labels_of_a_guardrail_must_arrive_alike_as_those_of_the_primary_metric()
    {
        var world = new ExperimentWorld(Service.Client());
        await world.PutMetricAsync("guard-seen", """{"kind":"proportion","records":{"source":"predictions","filters":[{"field":"model","op":"eq","values":["guard"]}]}}""");
        await world.PutMetricAsync("guard-errors", """{"kind":"mean","records":{"source":"labels","value":"squaredError","filters":[{"field":"model","op":"eq","values":["guard"]}]},"lowerIsBetter":true}""");
        await TellAsync(world, "guard", 0.6);
        await world.PutAsync("/v1/experiments/guard", $$"""
            {"hypothesis":"Version 2 errs less.","status":"running","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],
             "start":"{{Start.ToString("O", CultureInfo.InvariantCulture)}}","primaryMetric":"guard-seen","guardrails":[{"metric":"guard-errors","margin":0.05}],"analysis":{"days":14,"looks":2} }
            """);

        var (_, results) = await GetAsync("/v1/experiments/guard/results?deep=false");

        Assert.Equal("blocked", results.GetProperty("verdict").GetProperty("decision").GetString());
        Assert.Contains("(guard-errors)", results.GetProperty("verdict").GetProperty("reasons")[0].GetString(), StringComparison.Ordinal);
        var labels = Assert.Single(results.GetProperty("diagnosis").GetProperty("labels").EnumerateArray());
        Assert.Equal(("guard-errors", true), (labels.GetProperty("metric").GetString(), labels.GetProperty("uneven").GetBoolean()));
    }

    /// <summary>Of 15,000 predictions of each variant one in 600 has no label in the one: beyond chance, and too few to matter.</summary>
    [Fact]
    public async Task A_difference_that_does_no_harm_blocks_nothing()
    {
        const int Each = 15_000;
        var world = new ExperimentWorld(Service.Client());
        await world.PutMetricAsync("labels-nearly", """{"kind":"mean","records":{"source":"labels","value":"squaredError","filters":[{"field":"model","op":"eq","values":["labels-nearly"]}]},"lowerIsBetter":true}""");
        var predictions = Enumerable.Range(0, 2 * Each).Select(at => (Id: $"labels-nearly-{at}", Subject: $"labels-nearly-u{at}", Variant: at % 2 == 0 ? "a" : "b", At: Start.AddSeconds(at))).ToList();
        await world.ConsentAsync(predictions.Select(one => one.Subject), Start);
        await world.RecordAsync("predictions", predictions.Select((one, at) => new
        {
            id = one.Id,
            model = "labels-nearly",
            version = one.Variant == "a" ? "1" : "2",
            subject = one.Subject,
            timestamp = one.At,
            output = new { score = 0.1 + 0.8 * (at % 97) / 97 },
            experiment = new { key = "labels-nearly", variant = one.Variant },
        }));
        await world.RecordAsync("feedback", predictions.Where((one, at) => one.Variant == "a" || at % 1_200 != 1).Select((one, at) => new { id = one.Id + "-l", predictionId = one.Id, kind = "label", value = at % 2 == 0, timestamp = one.At.AddHours(1) }));
        await world.PutAsync("/v1/experiments/labels-nearly", $$"""
            {"hypothesis":"Version 2 errs less.","status":"running","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],
             "start":"{{Start.ToString("O", CultureInfo.InvariantCulture)}}","primaryMetric":"labels-nearly","analysis":{"days":14,"looks":2} }
            """);

        var (_, results) = await GetAsync("/v1/experiments/labels-nearly/results?deep=false");

        var labels = results.GetProperty("diagnosis").GetProperty("labels")[0];
        Assert.InRange(labels.GetProperty("pValue").GetDouble(), 0, 0.001);
        Assert.False(labels.GetProperty("uneven").GetBoolean());
        Assert.Equal("keepRunning", results.GetProperty("verdict").GetProperty("decision").GetString());
    }

    /// <summary>All labels take a day: what is younger has none, and would drag every share down.</summary>
    [Fact]
    public async Task What_is_younger_than_labels_take_to_come_does_not_count()
    {
        var world = new ExperimentWorld(Service.Client());
        var now = TimeProvider.System.GetUtcNow();
        await world.PutMetricAsync("tardy-right", """{"kind":"ratio","records":{"source":"labels","value":"correct"},"denominator":{"source":"predictions"}}""");
        await world.PutMetricAsync("tardy-unknown", """{"kind":"mean","records":{"source":"labels","value":"squaredError","filters":[{"field":"model","op":"eq","values":["never-seen"]}]}}""");
        var predictions = Enumerable.Range(0, 2_800).Select(at => (Id: $"tardy-{at}", Subject: $"tardy-u{at}", Variant: at % 2 == 0 ? "a" : "b", At: now.AddMinutes(-3 * (at + 1)))).ToList();
        await world.ConsentAsync(predictions.Select(one => one.Subject), Start);
        await world.RecordAsync("predictions", predictions.Select(one => new
        {
            id = one.Id,
            model = "tardy",
            version = "1",
            subject = one.Subject,
            timestamp = one.At,
            output = new { score = 0.9, decision = "yes" },
            experiment = new { key = "tardy", variant = one.Variant },
        }));
        List<(string Id, DateTimeOffset At)> old = [.. predictions.Select(one => (one.Id, At: one.At.AddHours(24))).Where(one => one.At < now)];
        await world.RecordAsync("feedback", old.Select((one, at) => new { id = one.Id + "-l", predictionId = one.Id, kind = "label", value = at % 4 != 0, timestamp = one.At }));
        await world.PutAsync("/v1/experiments/tardy", $$"""
            {"hypothesis":"Version 2 errs less.","status":"running","variants":[{"key":"a","weight":0.5,"model":"tardy"},{"key":"b","weight":0.5,"model":"tardy"}],
             "start":"{{Start.ToString("O", CultureInfo.InvariantCulture)}}","primaryMetric":"tardy-right","secondaryMetrics":["tardy-unknown"],"analysis":{"days":14,"looks":2} }
            """);

        var (_, results) = await GetAsync("/v1/experiments/tardy/results");

        var metric = results.GetProperty("metrics")[0];
        var window = metric.GetProperty("labelWindow");
        Assert.Equal("learnt", window.GetProperty("basis").GetString());
        var hours = window.GetProperty("hours").GetDouble();
        Assert.InRange(hours, 24, 48);
        var counted = predictions.Count(one => one.At < now.AddHours(-hours));
        Assert.Equal(counted, metric.GetProperty("variants").EnumerateArray().Sum(variant => variant.GetProperty("units").GetInt64()), 3.0);
        foreach (var variant in new[] { "a", "b" }) Assert.Equal(1, results.GetProperty("diagnosis").GetProperty("labels")[0].GetProperty("completeness").GetProperty(variant).GetDouble(), 0.01);
        Assert.Equal(24, results.GetProperty("metrics")[1].GetProperty("labelWindow").GetProperty("hours").GetDouble());
        Assert.Equal("default", results.GetProperty("metrics")[1].GetProperty("labelWindow").GetProperty("basis").GetString());
        var (_, plan) = await SendAsync(HttpMethod.Post, "/v1/experiments/plan", """{"metric":"tardy-right"}""");
        Assert.Contains("What is younger than 24 hours does not count yet", plan.GetProperty("sentence").GetString(), StringComparison.Ordinal);
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
