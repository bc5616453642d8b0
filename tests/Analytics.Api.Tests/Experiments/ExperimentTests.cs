using System.Globalization;
using System.Text.Json;
using Analytics.Api.Experiments;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

[Collection(nameof(SharedExperiments))]
public sealed class ExperimentTests(ExperimentService service) : ServiceTest(service)
{
    private static readonly DateTimeOffset Start = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-40), TimeSpan.Zero);

    private ExperimentWorld World => new(Service.Client());

    [Fact]
    public async Task The_documented_experiment_is_stored_replaced_by_revision_and_removed()
    {
        var (stored, first) = await SendAsync(HttpMethod.Put, "/v1/experiments/documented", ExperimentExamples.Experiment);
        var (stale, _) = await PutIfAsync("/v1/experiments/documented", ExperimentExamples.Experiment, "\"7\"");
        var (fresh, second) = await PutIfAsync("/v1/experiments/documented", ExperimentExamples.Experiment.Replace("coaching", "growth", StringComparison.Ordinal), "\"1\"");
        var (status, results) = await GetAsync("/v1/experiments/documented/results");
        var (removed, _) = await SendAsync(HttpMethod.Delete, "/v1/experiments/documented");

        Assert.Equal((200, 412, 200, 200, 204, 404), (stored, stale, fresh, status, removed, (await GetAsync("/v1/experiments/documented")).Status));
        Assert.Equal((1, 2), (first.GetProperty("definition").GetProperty("revision").GetInt32(), second.GetProperty("definition").GetProperty("revision").GetInt32()));
        Assert.Equal(["owner"], second.GetProperty("revisions")[1].GetProperty("changed").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("Not started: it is a draft.", results.GetProperty("verdict").GetProperty("sentence").GetString());
    }

    [Theory]
    [InlineData("""{"variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.6}]}""", "/variants")]
    [InlineData("""{"variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],"primaryMetric":"unheard-of"}""", "/primaryMetric")]
    [InlineData("""{"variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],"analysis":{"days":9}}""", "/analysis/days")]
    [InlineData("""{"variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],"prerequisites":[{"experiment":"faulty"}]}""", "/prerequisites/0/experiment")]
    [InlineData("""{"variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],"analysis":{"alpha":1e-17}}""", "/analysis/alpha")]
    [InlineData("""{"variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],"analysis":{"minimumDetectableEffect":1e-200}}""", "/analysis/minimumDetectableEffect")]
    [InlineData("""{"variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],"analysis":{"priorDeviation":1e-200}}""", "/analysis/priorDeviation")]
    [InlineData("""{"variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],"analysis":{"priorDeviation":1e300}}""", "/analysis/priorDeviation")]
    [InlineData("""{"variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],"analysis":{"tunedUnits":1e-300}}""", "/analysis/tunedUnits")]
    [InlineData("""{"variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],"layer":{"namespace":"faulty","from":0,"to":0.5}}""", "/layer/namespace")]
    public async Task A_faulty_experiment_is_refused_by_pointer(string json, string pointer)
    {
        var (status, body) = await SendAsync(HttpMethod.Put, "/v1/experiments/faulty", json);

        Assert.Equal(400, status);
        Assert.True(body.GetProperty("errors").TryGetProperty(pointer, out _), body.ToString());
        Assert.Equal(404, (await GetAsync("/v1/experiments/faulty")).Status);
    }

    [Fact]
    public async Task Slices_that_overlap_needs_that_run_in_a_circle_and_ten_thousand_variants_are_refused_by_pointer()
    {
        await World.PutMetricAsync("crowded-bought", """{"kind":"proportion","records":{"event":"crowded-purchase"}}""");
        await World.PutAsync("/v1/experiments/crowded", Definition("crowded-bought", """,  "layer":{"namespace":"crowd","from":0,"to":0.6}"""));
        await World.PutAsync("/v1/experiments/crowded-next", Definition("crowded-bought", """,  "prerequisites":[{"experiment":"crowded"}]"""));
        var variants = string.Join(',', Enumerable.Range(0, 10_000).Select(at => $$"""{"key":"v{{at}}","weight":0.0001}"""));

        var overlap = await SendAsync(HttpMethod.Put, "/v1/experiments/crowded-too", Definition("crowded-bought", """,  "layer":{"namespace":"crowd","from":0.5,"to":1}"""));
        var circle = await SendAsync(HttpMethod.Put, "/v1/experiments/crowded", Definition("crowded-bought", """,  "prerequisites":[{"experiment":"crowded-next"}]"""));
        var many = await SendAsync(HttpMethod.Put, "/v1/experiments/crowded-many", $$"""{"variants":[{{variants}}]}""");

        static string Error((int Status, JsonElement Body) answer, string pointer) => $"{answer.Status} {answer.Body.GetProperty("errors").GetProperty(pointer)[0].GetString()}";
        Assert.Equal("400 It overlaps with experiment “crowded”, which has 0 to 0.6 of namespace “crowd”.", Error(overlap, "/layer"));
        Assert.EndsWith("need each other: a circle.", Error(circle, "/prerequisites/0/experiment"), StringComparison.Ordinal);
        Assert.Equal("400 Must be 2 to 20.", Error(many, "/variants"));
    }

    [Fact]
    public async Task Before_it_starts_an_experiment_says_what_it_will_be_able_to_show()
    {
        await World.PutMetricAsync("ahead-bought", """{"kind":"proportion","records":{"event":"ahead-purchase"}}""");
        var now = TimeProvider.System.GetUtcNow();
        string[] people = [.. Enumerable.Range(0, 400).Select(at => $"ahead-{at}")];
        await World.ConsentAsync(people, now.AddDays(-20));
        await World.TrackAsync(people.SelectMany((name, at) => new[] { ("ahead-visit", name, (double?)null, now.AddDays(-15).AddMinutes(at)), ("ahead-purchase", name, null, now.AddDays(-14).AddMinutes(at)) }.Take(at % 4 == 0 ? 2 : 1)));
        await World.PutAsync("/v1/experiments/ahead", """{"variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],"primaryMetric":"ahead-bought","analysis":{"days":14}}""");

        await World.PutAsync("/v1/experiments/holdouts/ahead-held", """{"share":0.1}""");
        await World.PutAsync("/v1/experiments/ahead-slice", """{"variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],"primaryMetric":"ahead-bought","coverage":0.5,"layer":{"namespace":"ahead-layer","from":0.2,"to":0.6},"holdout":"ahead-held","analysis":{"days":14}}""");

        var (_, slice) = await GetAsync("/v1/experiments/ahead-slice/results");
        var (_, results) = await GetAsync("/v1/experiments/ahead/results");
        using var browser = Service.Client();
        browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        var page = await browser.GetStringAsync("/v1/experiments/ahead/results", Cancellation);

        Assert.Equal("notStarted", results.GetProperty("verdict").GetProperty("decision").GetString());
        Assert.Matches("In 14 days (you can't see less than [0-9.]+ %|no effect can be seen) with this traffic.", results.GetProperty("outlook").GetProperty("sentence").GetString());
        Assert.True(results.GetProperty("outlook").GetProperty("historyUnits").GetInt64() >= 400);
        var whole = results.GetProperty("outlook").GetProperty("unitsPerDay").GetDouble();
        Assert.Equal(0.5 * 0.4 * 0.9, slice.GetProperty("outlook").GetProperty("unitsPerDay").GetDouble() / whole, 0.01);
        Assert.Contains("id=\"outlook\"", page, StringComparison.Ordinal);
        Assert.Contains("In 14 days", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_many_who_mean_the_same_revision_one_is_heard()
    {
        await SendAsync(HttpMethod.Put, "/v1/experiments/contested", ExperimentExamples.Experiment);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(at => PutIfAsync("/v1/experiments/contested", ExperimentExamples.Experiment.Replace("coaching", $"team-{at}", StringComparison.Ordinal), "\"1\"")));

        Assert.Equal([200, .. Enumerable.Repeat(412, 11)], answers.Select(answer => answer.Item1).Order());
        Assert.Equal(2, (await GetAsync("/v1/experiments/contested")).Body.GetProperty("definition").GetProperty("revision").GetInt32());
    }

    [Theory]
    [InlineData("plan")]
    [InlineData("metrics")]
    public async Task An_experiment_may_not_be_called_as_an_address_of_the_api_is(string key)
    {
        var (status, body) = await SendAsync(HttpMethod.Put, $"/v1/experiments/{key}", ExperimentExamples.Experiment);

        Assert.Equal(400, status);
        Assert.True(body.GetProperty("errors").TryGetProperty("/key", out _), body.ToString());
    }

    [Fact]
    public async Task Malformed_bodies_and_unknown_properties_are_refused()
    {
        Assert.Equal(400, (await SendAsync(HttpMethod.Put, "/v1/experiments/x", "{\"variants\":[")).Status);
        Assert.Equal(400, (await SendAsync(HttpMethod.Put, "/v1/experiments/x", """{"colour":"red"}""")).Status);
        Assert.Equal(400, (await SendAsync(HttpMethod.Put, "/v1/experiments/metrics/m", """{"kind":"median","records":{"event":"e"}}""")).Status);
        Assert.Equal(400, (await PostAsync("/v1/experiments/assign", """{"attributes":{}}""")).Status);
        Assert.Equal(403, (await SendAsync(HttpMethod.Put, "/v1/experiments/x", "{}", await KeyAsync("query:read"))).Status);
    }

    [Fact]
    public async Task A_visitor_gets_its_variant_and_is_exposed_once_and_only_with_consent()
    {
        await RunningAsync("assigning", "assigned-bought");
        await World.ConsentAsync(["visitor-1"], Start);

        var first = await PostAsync("/v1/experiments/assign", """{"subject":"visitor-1","attributes":{"country":"DE"},"experiments":["assigning"]}""");
        var again = await PostAsync("/v1/experiments/assign", """{"subject":"visitor-1","attributes":{"country":"DE"},"experiments":["assigning"]}""");
        var quiet = await PostAsync("/v1/experiments/assign", """{"subject":"visitor-1","experiments":["assigning"],"record":false}""");
        var stranger = await PostAsync("/v1/experiments/assign", """{"subject":"visitor-2","experiments":["assigning"]}""");
        var many = await PostAsync("/v1/experiments/assign/batch", """{"items":[{"subject":"visitor-1","experiments":["assigning"]},{"session":"s","experiments":["assigning"]}]}""");

        var variant = first.Body.GetProperty("assignments")[0].GetProperty("variant").GetString();
        Assert.Equal(("recorded", "recorded", "off", "dropped"), (Exposures(first), Exposures(again), Exposures(quiet), Exposures(stranger)));
        Assert.Equal((variant, 0.5), (again.Body.GetProperty("assignments")[0].GetProperty("variant").GetString(), again.Body.GetProperty("assignments")[0].GetProperty("propensity").GetDouble()));
        Assert.Equal("noUnit", many.Body.GetProperty("items")[1].GetProperty("assignments")[0].GetProperty("outcome").GetString());
        var (_, results) = await GetAsync("/v1/experiments/assigning/results?deep=false");
        Assert.Equal(1, results.GetProperty("sampleRatios")[0].GetProperty("units").EnumerateObject().Sum(units => units.Value.GetInt32()));
        Assert.Equal(1, results.GetProperty("sampleRatios")[0].GetProperty("units").GetProperty(variant!).GetInt32());
    }

    [Fact]
    public async Task A_planted_lift_is_found_within_its_interval_at_a_planned_look_and_shipped()
    {
        await World.PutMetricAsync("shipped-bought", """{"title":"Buyers","kind":"proportion","records":{"event":"shipped-purchase"},"window":"1d"}""");
        await World.PutMetricAsync("shipped-visits", """{"title":"Visits","kind":"count","records":{"event":"shipped-visit"}}""");
        await TellAsync("shipped", 4_000, liftOfB: 0.5);
        await SendAsync(HttpMethod.Put, "/v1/experiments/shipped", Definition("shipped-bought", """, "guardrails":[{"metric":"shipped-visits","margin":0.1}],"segments":["segments.country"]"""));

        var (_, results) = await UntilAsync("/v1/experiments/shipped/results", body => body.GetProperty("looks").EnumerateArray().Count(look => look.TryGetProperty("planned", out _)) == 4);

        var verdict = results.GetProperty("verdict");
        Assert.Equal(("ship", "b"), (verdict.GetProperty("decision").GetString(), verdict.GetProperty("variant").GetString()));
        var comparison = results.GetProperty("metrics")[0].GetProperty("comparisons")[0];
        Assert.InRange(0.5, comparison.GetProperty("effect").GetProperty("lower").GetDouble(), comparison.GetProperty("effect").GetProperty("upper").GetDouble());
        Assert.True(comparison.GetProperty("significant").GetBoolean());
        Assert.False(results.GetProperty("sampleRatios")[0].GetProperty("mismatch").GetBoolean());
        Assert.InRange(results.GetProperty("diagnosis").GetProperty("aaFalsePositiveRate").GetDouble(), 0, 0.12);
        Assert.True(results.GetProperty("days").GetArrayLength() > 5);

        // The figures are those of the look that decided; what all data show stands beside them.
        Assert.False(results.GetProperty("exploratory").GetBoolean());
        Assert.StartsWith("group sequential look ", comparison.GetProperty("rule").GetString(), StringComparison.Ordinal);
        Assert.Equal("confidence sequence", comparison.GetProperty("latest").GetProperty("rule").GetString());
        Assert.True(comparison.GetProperty("effect").GetProperty("lower").GetDouble() > 0);
    }

    [Fact]
    public async Task Figures_are_those_of_the_statistics_they_show()
    {
        await World.PutMetricAsync("shown-value", """{"kind":"sum","records":{"event":"shown-purchase","value":"value"}}""");
        await TellAsync("shown", 400, liftOfB: 0.2);
        await SendAsync(HttpMethod.Put, "/v1/experiments/shown", Definition("shown-value", """,  "secondaryMetrics":["shown-value"]"""));

        var (_, results) = await GetAsync("/v1/experiments/shown/results?deep=false");

        var metric = results.GetProperty("metrics")[0];
        var statistics = metric.GetProperty("statistics").EnumerateArray().ToList();
        double Mean(int arm) => statistics[arm].GetProperty("means")[0].GetDouble();
        double Variance(int arm) => statistics[arm].GetProperty("covariances")[0].GetDouble() / statistics[arm].GetProperty("units").GetInt64();
        var comparison = metric.GetProperty("comparisons")[0];
        var plain = Math.Sqrt((Variance(1) + Math.Pow(Mean(1) / Mean(0), 2) * Variance(0)) / (Mean(0) * Mean(0)));
        var reduction = comparison.TryGetProperty("varianceReduction", out var share) ? share.GetDouble() : 0;
        Assert.Equal((Mean(1) - Mean(0)) / Mean(0), comparison.GetProperty("effect").GetProperty("value").GetDouble(), 0.02);
        Assert.Equal(plain * Math.Sqrt(1 - reduction), comparison.GetProperty("standardError").GetDouble(), plain * 0.02);
        Assert.Equal(comparison.GetProperty("effect").GetProperty("lower").GetDouble() > 0 || comparison.GetProperty("effect").GetProperty("upper").GetDouble() < 0, comparison.GetProperty("significant").GetBoolean());
        Assert.Equal(comparison.GetProperty("pValue").GetDouble(), results.GetProperty("metrics")[1].GetProperty("comparisons")[0].GetProperty("adjustedPValue").GetDouble());
    }

    [Fact]
    public async Task A_sample_ratio_mismatch_blocks_the_verdict_and_names_likely_causes()
    {
        await World.PutMetricAsync("uneven-bought", """{"kind":"proportion","records":{"event":"uneven-purchase"}}""");
        await TellAsync("uneven", 3_000, liftOfB: 0.5, lostShareOfB: 0.2);
        await SendAsync(HttpMethod.Put, "/v1/experiments/uneven", Definition("uneven-bought", ""));

        var (_, results) = await GetAsync("/v1/experiments/uneven/results?deep=false");

        Assert.Equal("blocked", results.GetProperty("verdict").GetProperty("decision").GetString());
        Assert.Contains("Sample ratio mismatch", results.GetProperty("verdict").GetProperty("reasons")[0].GetString(), StringComparison.Ordinal);
        Assert.True(results.GetProperty("sampleRatios")[0].GetProperty("likelyCauses").GetArrayLength() > 2);
    }

    [Fact]
    public async Task A_plan_that_is_changed_while_it_runs_is_stamped()
    {
        await RunningAsync("moved", "moved-bought");
        await SendAsync(HttpMethod.Put, "/v1/experiments/moved", Definition("moved-bought", "").Replace("\"alpha\":0.05", "\"alpha\":0.1", StringComparison.Ordinal));

        var (_, results) = await GetAsync("/v1/experiments/moved/results?deep=false");

        Assert.True(results.GetProperty("plan").GetProperty("changedWhileRunning").GetBoolean());
        Assert.Contains("The plan was changed", results.GetProperty("warnings")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(409, (await SendAsync(HttpMethod.Delete, "/v1/experiments/metrics/moved-bought")).Status);
        Assert.Equal(409, (await SendAsync(HttpMethod.Delete, "/v1/experiments/moved")).Status);
    }

    [Fact]
    public async Task The_planner_answers_from_given_figures_and_from_history()
    {
        await World.PutMetricAsync("planned-bought", """{"kind":"proportion","records":{"event":"planned-purchase"}}""");
        await TellAsync("planned", 2_000, liftOfB: 0);

        var (status, given) = await PostAsync("/v1/experiments/plan", ExperimentExamples.Plan);
        var (_, history) = await PostAsync("/v1/experiments/plan", """{"metric":"planned-bought","historyDays":60,"analysis":{"minimumDetectableEffect":0.1}}""");
        var (faulty, _) = await PostAsync("/v1/experiments/plan", """{"mean":0.1}""");

        // statsmodels: NormalIndPower for p = 0.12 and variance of the delta method gives 2 × 46,000 or so for one look; four looks of α t² take 7 % more.
        Assert.Equal((200, 400), (status, faulty));
        Assert.InRange(given.GetProperty("units").GetDouble(), 90_000, 105_000);
        Assert.InRange(given.GetProperty("sequentialInflation").GetDouble(), 1.02, 1.12);
        Assert.Equal(0, given.GetProperty("days").GetInt32() % 7);
        Assert.True(history.GetProperty("historyUnits").GetInt64() >= 2_000);
        Assert.Contains("you can't see less than", history.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    private static string? Exposures((int Status, JsonElement Body) answer) => answer.Body.GetProperty("exposures").GetString();

    private static string Definition(string metric, string rest) => $$"""
        {"hypothesis":"b sells more, as it is shorter.","status":"running","variants":[{"key":"a","weight":0.5},{"key":"b","weight":0.5}],
         "start":"{{Start.ToString("O", CultureInfo.InvariantCulture)}}","primaryMetric":"{{metric}}","analysis":{"alpha":0.05,"days":28,"looks":4}{{rest}} }
        """;

    private async Task RunningAsync(string key, string metric)
    {
        await World.PutMetricAsync(metric, $$"""{"kind":"proportion","records":{"event":"{{key}}-purchase"} }""");
        await World.PutAsync($"/v1/experiments/{key}", Definition(metric, ""));
    }

    /// <summary>Units over 30 days of which 20 % buy, and so many more in b, and each visits once or twice.</summary>
    private async Task TellAsync(string key, int units, double liftOfB, double lostShareOfB = 0)
    {
        var random = new Random(units);
        var people = Enumerable.Range(0, units)
            .Select(at => (Name: $"{key}-{at}", Variant: at % 2 == 0 ? "a" : "b", At: Start.AddMinutes(random.Next(30 * 24 * 60)), Lost: at % 2 == 1 && random.NextDouble() < lostShareOfB))
            .Where(one => !one.Lost).ToList();
        await World.ConsentAsync(people.Select(one => one.Name), Start);
        await World.ExposeAsync(people.Select(one => (key, one.Variant, one.Name, one.At)));
        await World.TrackAsync(people.Where(one => random.NextDouble() < (one.Variant == "a" ? 0.2 : 0.2 * (1 + liftOfB)))
            .Select(one => ($"{key}-purchase", one.Name, (double?)(10 + random.Next(20)), one.At.AddHours(1))));
        await World.TrackAsync(people.SelectMany(one => Enumerable.Repeat(one, 1 + random.Next(2))).Select(one => ($"{key}-visit", one.Name, (double?)null, one.At.AddHours(2))));
    }

    private async Task<(int Status, JsonElement Body)> UntilAsync(string path, Func<JsonElement, bool> holds)
    {
        for (var attempt = 0; ; attempt++)
        {
            var answer = await GetAsync(path);
            if (holds(answer.Body)) return answer;
            Assert.True(attempt < 120, $"{path} did not get there: {answer.Body}");
            await Task.Delay(1_000, Cancellation);
        }
    }

    private async Task<(int Status, JsonElement Body)> PutIfAsync(string path, string json, string match)
    {
        using var client = Service.Client();
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.TryAddWithoutValidation("If-Match", match);
        using var response = await client.SendAsync(request, Cancellation);
        return ((int)response.StatusCode, JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync(Cancellation)));
    }
}
