using System.Globalization;
using System.Text.Json;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>The ways to decide other than by looks, several treatments, and experiments that change each other.</summary>
[Collection(nameof(SharedExperiments))]
public sealed class MethodTests(ExperimentService service) : ServiceTest(service)
{
    private static readonly DateTimeOffset Over = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-16), TimeSpan.Zero);
    private static readonly DateTimeOffset Early = Over.AddDays(13);

    private ExperimentWorld World => new(Service.Client());

    [Theory]
    [InlineData("fixed", "fixed test", "ship")]
    [InlineData("bayesian", "credible interval", "ship")]
    [InlineData("fixed", "fixed test before its time", "keepRunning")]
    [InlineData("bayesian", "credible interval", "keepRunning")]
    public async Task A_winner_is_shipped_at_the_end_of_the_plan_and_not_before(string method, string interval, string decision)
    {
        var (key, start) = ($"{method}-{decision}", decision == "ship" ? Over : Early);
        await TellAsync(key, start, 3_000, 0.2, 0.3);
        await PutAsync(key, start, $$""" "analysis":{"method":"{{method}}","days":14,"looks":1} """);

        var results = decision == "keepRunning" ? (await GetAsync($"/v1/experiments/{key}/results?deep=false")).Body : await DecidedAsync(key);

        Assert.Equal(decision, results.GetProperty("verdict").GetProperty("decision").GetString());
        var comparison = results.GetProperty("metrics")[0].GetProperty("comparisons")[0];
        var effect = comparison.GetProperty("effect");
        Assert.Equal(interval, comparison.GetProperty("rule").GetString());
        Assert.InRange(0.5, effect.GetProperty("lower").GetDouble(), effect.GetProperty("upper").GetDouble());
        Assert.True(comparison.GetProperty("chanceToWin").GetDouble() > 0.95);
        Assert.Equal(decision == "keepRunning", results.GetProperty("exploratory").GetBoolean());
        Assert.Equal(decision == "ship", effect.GetProperty("lower").GetDouble() > 0 && comparison.TryGetProperty("latest", out _));
    }

    [Theory]
    [InlineData("fixed")]
    [InlineData("bayesian")]
    public async Task A_loser_is_rolled_back_at_the_end_of_the_plan(string method)
    {
        var key = $"{method}-loser";
        await TellAsync(key, Over, 3_000, 0.3, 0.2);
        await PutAsync(key, Over, $$""" "analysis":{"method":"{{method}}","days":14,"looks":1} """);

        var verdict = (await DecidedAsync(key)).GetProperty("verdict");

        Assert.Equal(("rollBack", "Roll back b: it does harm."), (verdict.GetProperty("decision").GetString(), verdict.GetProperty("sentence").GetString()));
        Assert.Contains(verdict.GetProperty("reasons").EnumerateArray(), reason => reason.GetString()!.StartsWith("Planned look 1 on ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("fixed")]
    [InlineData("bayesian")]
    public async Task Without_a_difference_the_end_of_the_plan_is_inconclusive(string method)
    {
        var key = $"{method}-null";
        await TellAsync(key, Over, 2_000, 0.2, 0.2);
        await PutAsync(key, Over, $$""" "analysis":{"method":"{{method}}","days":14,"looks":1} """);

        var results = await DecidedAsync(key);

        Assert.Equal("inconclusive", results.GetProperty("verdict").GetProperty("decision").GetString());
    }

    [Theory]
    [InlineData("enough", 4_000, 0.5, "ship", "does no harm")]
    [InlineData("few", 300, 0.5, "inconclusive", "harm can't be ruled out")]
    [InlineData("worse", 4_000, 0.35, "rollBack", "does harm")]
    public async Task What_need_not_be_better_is_shipped_once_harm_is_ruled_out(string key, int units, double shareOfB, string decision, string says)
    {
        key = $"no-harm-{key}";
        await TellAsync(key, Over, units, 0.5, shareOfB);
        await PutAsync(key, Over, """ "decision":{"kind":"noHarm","margin":0.1},"analysis":{"days":14,"looks":1} """);

        var results = await DecidedAsync(key);

        var verdict = results.GetProperty("verdict");
        Assert.Equal(decision, verdict.GetProperty("decision").GetString());
        Assert.Contains(says, verdict.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    /// <summary>One treatment does harm, and the other is better: the better one is shipped, and nothing takes both away.</summary>
    [Fact]
    public async Task Of_two_treatments_the_better_one_is_shipped_though_the_other_does_harm()
    {
        await World.PutMetricAsync("three-bought", """{"kind":"proportion","records":{"event":"three-purchase"}}""");
        var (random, shares) = (new Random(3), new[] { 0.3, 0.15, 0.45 });
        var people = Enumerable.Range(0, 4_500).Select(at => (Name: $"three-{at}", Arm: at % 3, At: Over.AddMinutes(random.Next(10 * 24 * 60)))).ToList();
        await World.ConsentAsync(people.Select(one => one.Name), Over);
        await World.ExposeAsync(people.Select(one => ("three", "abc"[one.Arm].ToString(), one.Name, one.At)));
        await World.TrackAsync(people.Where(one => random.NextDouble() < shares[one.Arm]).Select(one => ("three-purchase", one.Name, (double?)null, one.At.AddHours(1))));
        await World.PutAsync("/v1/experiments/three", Definition("three", Over, """ "analysis":{"method":"fixed","days":14,"looks":1} """).Replace(
            """[{"key":"a","weight":0.5},{"key":"b","weight":0.5}]""", """[{"key":"a","weight":0.34},{"key":"b","weight":0.33},{"key":"c","weight":0.33}]""", StringComparison.Ordinal));

        var results = await DecidedAsync("three");

        Assert.Equal(("ship", "c"), (results.GetProperty("verdict").GetProperty("decision").GetString(), results.GetProperty("verdict").GetProperty("variant").GetString()));
        var comparisons = results.GetProperty("metrics")[0].GetProperty("comparisons").EnumerateArray().ToDictionary(one => one.GetProperty("variant").GetString()!);
        Assert.Equal((false, true), (comparisons["b"].GetProperty("better").GetBoolean(), comparisons["c"].GetProperty("better").GetBoolean()));

        // Both are looked into, and not the first alone.
        var treatments = (await GetAsync("/v1/experiments/three/results")).Body.GetProperty("treatments").EnumerateArray().ToDictionary(one => one.GetProperty("variant").GetString()!);
        Assert.Equal(["b", "c"], treatments.Keys.Order());
        Assert.Equal([-0.5, 0.5], treatments.OrderBy(one => one.Key).Select(one => Math.Round(one.Value.GetProperty("withoutHeaviest").GetProperty("value").GetDouble() * 2) / 2));
        Assert.All(treatments.Values, one => Assert.True(one.GetProperty("days").GetArrayLength() > 5));
    }

    /// <summary>The treatment of one works only together with that of the other; a third one has nothing to do with them.</summary>
    [Fact]
    public async Task An_experiment_that_changes_the_effect_of_another_is_named_and_one_that_does_not_is_not()
    {
        var random = new Random(11);
        var people = Enumerable.Range(0, 4_000).Select(at => (Name: $"met-{at}", One: at % 2, Other: at / 2 % 2, Third: at / 4 % 2, At: Over.AddMinutes(random.Next(10 * 24 * 60)))).ToList();
        await World.ConsentAsync(people.Select(one => one.Name), Over);
        foreach (var key in new[] { "met", "met-other", "met-third" }) await World.PutMetricAsync($"{key}-bought", """{"kind":"proportion","records":{"event":"met-purchase"}}""");
        await World.ExposeAsync(people.SelectMany(one => new[]
        {
            ("met", "ab"[one.One].ToString(), one.Name, one.At), ("met-other", "ab"[one.Other].ToString(), one.Name, one.At), ("met-third", "ab"[one.Third].ToString(), one.Name, one.At),
        }));
        await World.TrackAsync(people.Where(one => random.NextDouble() < (one is { One: 1, Other: 1 } ? 0.5 : 0.2)).Select(one => ("met-purchase", one.Name, (double?)null, one.At.AddHours(1))));
        foreach (var key in new[] { "met", "met-other", "met-third" }) await PutAsync(key, Over, """ "analysis":{"days":14,"looks":1} """);

        var (_, results) = await GetAsync("/v1/experiments/met/results");

        var interactions = results.GetProperty("interactions").EnumerateArray().ToDictionary(one => one.GetProperty("experiment").GetString()!);
        Assert.Equal(4_000, interactions["met-other"].GetProperty("units").GetInt64());
        Assert.True(interactions["met-other"].GetProperty("adjustedPValue").GetDouble() < 1e-6);
        Assert.Equal(0.3, interactions["met-other"].GetProperty("effect").GetProperty("value").GetDouble(), 0.06);
        Assert.True(interactions["met-third"].GetProperty("adjustedPValue").GetDouble() > 0.05);
        Assert.True(interactions["met-third"].GetProperty("dependencePValue").GetDouble() > 0.001);
        Assert.Contains(results.GetProperty("warnings").EnumerateArray(), warning => warning.GetString() == "Experiment met-other changes this one's effect.");
    }

    /// <summary>The standard error of a quantile's effect, by hand from what the answer holds (Deng, Knoblich and Lu 2018).</summary>
    [Fact]
    public async Task A_quantile_can_be_computed_again_from_its_statistics()
    {
        await World.PutMetricAsync("again", """{"kind":"quantile","level":0.9,"records":{"event":"again-visit","value":"value"}}""");
        var random = new Random(4);
        var people = Enumerable.Range(0, 1_200).Select(at => (Name: $"again-{at}", IsB: at % 2 == 1, At: Over.AddMinutes(random.Next(10 * 24 * 60)))).ToList();
        await World.ConsentAsync(people.Select(one => one.Name), Over);
        await World.ExposeAsync(people.Select(one => ("again", one.IsB ? "b" : "a", one.Name, one.At)));
        await World.TrackAsync(people.SelectMany(one => Enumerable.Range(0, 1 + random.Next(4)).Select(visit => ("again-visit", one.Name, (double?)(100 + 50 * random.NextDouble()), one.At.AddHours(1 + visit)))));
        await World.PutAsync("/v1/experiments/again", Definition("again", Over, """ "analysis":{"days":14,"looks":1} """).Replace("again-bought", "again", StringComparison.Ordinal));

        var metric = (await GetAsync("/v1/experiments/again/results?deep=false")).Body.GetProperty("metrics")[0];

        var arms = metric.GetProperty("statistics").EnumerateArray().Select(one =>
        {
            var (means, covariances, quantile) = (Numbers(one, "means"), Numbers(one, "covariances"), one.GetProperty("quantile"));
            double Of(string name) => quantile.GetProperty(name).GetDouble();
            var (s, n, level) = ((Of("upper") - Of("lower")) / (2 * 1.959963984540054), Of("records"), Of("level"));
            var ratio = means[0] / means[1];
            var between = (covariances[0] - 2 * ratio * covariances[1] + ratio * ratio * covariances[3]) / (means[1] * means[1]) / one.GetProperty("units").GetInt64();
            return (Value: Of("estimate"), Variance: s * s * between * (n - 1) / (level * (1 - level)));
        }).ToList();
        Assert.Equal(2, arms.Count);
        var (control, treatment) = (arms[0], arms[1]);
        var expected = Math.Sqrt(treatment.Variance / Math.Pow(control.Value, 2) + control.Variance * Math.Pow(treatment.Value, 2) / Math.Pow(control.Value, 4));
        Assert.Equal(expected, metric.GetProperty("comparisons")[0].GetProperty("standardError").GetDouble(), 1e-9);

        static double[] Numbers(JsonElement one, string name) => [.. one.GetProperty(name).EnumerateArray().Select(each => each.GetDouble())];
    }

    [Fact]
    public async Task Who_looks_twice_at_the_same_figures_has_looked_once()
    {
        await TellAsync("watched", Early, 400, 0.2, 0.3);
        await PutAsync("watched", Early, """ "analysis":{"days":14,"looks":2} """);

        for (var view = 0; view < 3; view++) await GetAsync("/v1/experiments/watched/results?deep=false");
        var first = (await GetAsync("/v1/experiments/watched/results?deep=false")).Body.GetProperty("looks");
        await World.TrackAsync([("watched-purchase", "watched-1", null, Early.AddHours(30))]);
        await World.TrackAsync(Enumerable.Range(0, 100).Select(at => ("watched-purchase", $"watched-{at}", (double?)null, Early.AddHours(47))));
        for (var view = 0; view < 2; view++) await GetAsync("/v1/experiments/watched/results?deep=false");
        var then = (await GetAsync("/v1/experiments/watched/results?deep=false")).Body.GetProperty("looks");

        Assert.Equal((1, 2), (first.GetArrayLength(), then.GetArrayLength()));
    }

    /// <summary>The results once the last look of the plan was taken.</summary>
    private Task<JsonElement> DecidedAsync(string key) =>
        World.UntilAsync($"/v1/experiments/{key}/results?deep=false", results => results.GetProperty("looks").EnumerateArray().Any(look => look.TryGetProperty("planned", out _)));

    private static string Definition(string key, DateTimeOffset start, string rest) => $$"""
        {"hypothesis":"b sells more.","status":"running","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],
         "start":"{{start.ToString("O", CultureInfo.InvariantCulture)}}","primaryMetric":"{{key}}-bought",{{rest}} }
        """;

    private Task<JsonElement> PutAsync(string key, DateTimeOffset start, string rest) => World.PutAsync($"/v1/experiments/{key}", Definition(key, start, rest));

    /// <summary>Units from the start on, of which so many buy.</summary>
    private async Task TellAsync(string key, DateTimeOffset start, int units, double shareOfA, double shareOfB)
    {
        await World.PutMetricAsync($"{key}-bought", $$"""{"kind":"proportion","records":{"event":"{{key}}-purchase"} }""");
        var (random, minutes) = (new Random(units), (int)Math.Min(10 * 24 * 60, (TimeProvider.System.GetUtcNow() - start).TotalMinutes - 120));
        var people = Enumerable.Range(0, units).Select(at => (Name: $"{key}-{at}", IsB: at % 2 == 1, At: start.AddMinutes(random.Next(minutes)))).ToList();
        await World.ConsentAsync(people.Select(one => one.Name), start);
        await World.ExposeAsync(people.Select(one => (key, one.IsB ? "b" : "a", one.Name, one.At)));
        await World.TrackAsync(people.Where(one => random.NextDouble() < (one.IsB ? shareOfB : shareOfA)).Select(one => ($"{key}-purchase", one.Name, (double?)null, one.At.AddHours(1))));
    }
}
