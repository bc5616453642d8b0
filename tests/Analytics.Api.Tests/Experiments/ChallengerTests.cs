using System.Globalization;
using System.Text.Json;
using Analytics.Api.Experiments;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

[Collection(nameof(SharedExperiments))]
public sealed class ChallengerTests(ExperimentService service) : ServiceTest(service)
{
    private const int Requests = 4_000;
    private static readonly string[] Programs = ["strength", "yoga", "run"];
    private static readonly DateTimeOffset Start = new(TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddDays(-3), TimeSpan.Zero);

    private ExperimentWorld World => new(Service.Client());

    [Fact]
    public async Task A_challenger_in_the_shadow_is_worth_what_the_champions_log_says()
    {
        // The champion draws among three programs with known probabilities; people accept yoga twice as often. The challenger always says yoga.
        await ShadowAsync("shadow", propensityFactor: 1);

        var (status, report) = await GetAsync("/v1/experiments/shadow/challenger");
        var (_, results) = await GetAsync("/v1/experiments/shadow/results");

        Assert.Equal(200, status);
        Assert.Equal(Requests, report.GetProperty("pairs").GetInt32());
        Assert.InRange(Value(report, "agreement"), 0.28, 0.32);
        var earned = report.GetProperty("offPolicy");
        Assert.Equal(Requests, earned.GetProperty("rows").GetInt32());
        Assert.True(earned.GetProperty("propensitiesFit").GetBoolean());
        Inside(earned.GetProperty("onPolicy"), 0.3 * 0.6 + 0.7 * 0.3);
        Inside(earned.GetProperty("inversePropensity"), 0.6);
        Inside(earned.GetProperty("selfNormalised"), 0.6);
        Inside(earned.GetProperty("difference"), 0.6 - 0.39);
        Assert.Contains("it would have earned more", report.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.All(report.GetProperty("disagreements").EnumerateArray(), one => Assert.Equal("yoga", one.GetProperty("challenger").GetString()));
        Assert.Contains("runs in the shadow", results.GetProperty("verdict").GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Propensities_that_do_not_fit_the_log_are_not_believed()
    {
        await ShadowAsync("misfit", propensityFactor: 2);

        var (_, report) = await GetAsync("/v1/experiments/misfit/challenger");

        Assert.False(report.GetProperty("offPolicy").GetProperty("propensitiesFit").GetBoolean());
        Assert.Contains("do not fit the log", report.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Kappa_and_scores_of_two_judges_equal_the_published_figures()
    {
        // The table of 20 yes-yes, 5 yes-no, 10 no-yes and 15 no-no: agreement 0.70, kappa 0.40.
        await World.PutAsync("/v1/models/judge/versions/1", """{"task":"binary"}""");
        await World.PutAsync("/v1/models/judge/versions/2", """{"task":"binary"}""");
        await World.PutAsync("/v1/experiments/judges", Definition("judges"));
        var table = Enumerable.Repeat(("yes", "yes"), 20).Concat(Enumerable.Repeat(("yes", "no"), 5)).Concat(Enumerable.Repeat(("no", "yes"), 10)).Concat(Enumerable.Repeat(("no", "no"), 15)).ToList();
        await World.RecordAsync("predictions", table.SelectMany((pair, at) => new[]
        {
            Judged($"judged-{at}", "1", "judges", "champion", pair.Item1, pair.Item1 == "yes" ? 0.8 : 0.2, at),
            Judged($"judged-{at}/challenger", "2", "judges", "challenger", pair.Item2, pair.Item2 == "yes" ? 0.9 : 0.3, at),
        }));

        var (_, report) = await GetAsync("/v1/experiments/judges/challenger?reward=correct");

        Assert.Equal(0.7, Value(report, "agreement"), 1e-12);
        Assert.Equal(0.4, report.GetProperty("kappa").GetDouble(), 1e-12);
        Assert.Equal(0.6 * 0.9 + 0.4 * 0.3 - (0.5 * 0.8 + 0.5 * 0.2), Value(report, "scoreDifference"), 1e-12);
        Assert.Equal(0.40824829046386296, report.GetProperty("scoreCorrelation").GetDouble(), 1e-9);
        Assert.False(report.TryGetProperty("offPolicy", out _));
        Assert.Contains("can't be told", report.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_rankings_are_merged_and_the_preferred_one_is_found_by_the_clicks()
    {
        var (status, list) = await PostAsync("/v1/experiments/interleave", ExperimentExamples.Interleave);
        var (_, again) = await PostAsync("/v1/experiments/interleave", ExperimentExamples.Interleave);
        var (_, nobody) = await GetAsync("/v1/experiments/interleave/preference?clicked=never-clicked");

        // Two of three people click on the challenger's item, and one on the champion's.
        string[] people = [.. Enumerable.Range(0, 300).Select(at => $"clicker-{at}")];
        await World.ConsentAsync(people, Start);
        await World.RecordAsync("events", people.Select((name, at) => new
        {
            @event = "program_clicked",
            userId = name,
            timestamp = Start.AddHours(1),
            messageId = $"click-{at}",
            properties = new { team = at % 3 == 0 ? "champion" : "challenger" },
        }));
        var (_, preference) = await GetAsync("/v1/experiments/interleave/preference?clicked=program_clicked");

        Assert.Equal(200, status);
        Assert.Equal(list.ToString(), again.ToString());
        Assert.Equal(3, list.EnumerateArray().Select(item => item.GetProperty("item").GetString()).Distinct().Count());
        Assert.Equal(0, nobody.GetProperty("units").GetInt32());
        Assert.Equal(300, preference.GetProperty("units").GetInt32());
        Assert.Equal(1.0 / 3, Value(preference, "credit"), 1e-9);
        Assert.True(preference.GetProperty("pValue").GetDouble() < 1e-6);
        Assert.StartsWith("The challenger is preferred", preference.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/experiments/unheard-of/challenger", 404, "")]
    [InlineData("/v1/experiments/unheard-of/challenger?reward=fame", 400, "reward")]
    [InlineData("/v1/experiments/unheard-of/challenger?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z", 400, "from")]
    [InlineData("/v1/experiments/interleave/preference", 400, "clicked")]
    public async Task Nonsense_is_refused_by_name(string path, int expected, string name)
    {
        var (status, body) = await GetAsync(path);

        Assert.Equal(expected, status);
        if (name.Length > 0) Assert.True(body.GetProperty("errors").TryGetProperty(name, out _), body.ToString());
    }

    [Theory]
    [InlineData("""{"request":"","champion":["a"],"challenger":["a"]}""", "/request")]
    [InlineData("""{"request":"r","champion":[],"challenger":["a"]}""", "/champion")]
    [InlineData("""{"request":"r","champion":["a"],"challenger":["a","a"]}""", "/challenger")]
    [InlineData("""{"request":"r","champion":["a"],"challenger":["a"],"length":0}""", "/length")]
    public async Task Rankings_that_can_not_be_merged_are_refused_by_pointer(string json, string pointer)
    {
        var (status, body) = await PostAsync("/v1/experiments/interleave", json);

        Assert.Equal(400, status);
        Assert.True(body.GetProperty("errors").TryGetProperty(pointer, out _), body.ToString());
    }

    /// <summary>Peak flow by two meters (Bland and Altman 1986, Lancet 327, 307-310, table 1): the difference is 2.1 l/min with a standard deviation of 38.8, the correlation 0.94.</summary>
    [Fact]
    public async Task Values_of_two_meters_have_the_published_limits_of_agreement_and_no_agreement()
    {
        double[] wright = [494, 395, 516, 434, 476, 557, 413, 442, 650, 433, 417, 656, 267, 478, 178, 423, 427];
        double[] mini = [512, 430, 520, 428, 500, 600, 364, 380, 658, 445, 432, 626, 260, 477, 259, 350, 451];
        foreach (var version in new[] { "1", "2" }) await World.PutAsync($"/v1/models/meter/versions/{version}", """{"task":"regression"}""");
        await World.PutAsync("/v1/experiments/meters", Definition("meters"));
        await World.RecordAsync("predictions", wright.SelectMany((value, at) => new[] { Measured($"meters-{at}", "1", "champion", value, at), Measured($"meters-{at}/challenger", "2", "challenger", mini[at], at) }));

        var (_, report) = await GetAsync("/v1/experiments/meters/challenger");

        Assert.False(report.TryGetProperty("agreement", out _) || report.TryGetProperty("kappa", out _) || report.TryGetProperty("offPolicy", out _), report.ToString());
        Assert.Empty(report.GetProperty("disagreements").EnumerateArray());
        var limits = report.GetProperty("limitsOfAgreement");
        Assert.Equal(2.1, limits.GetProperty("value").GetDouble(), 0.05);
        Assert.Equal(2 * 1.96 * 38.8, limits.GetProperty("upper").GetDouble() - limits.GetProperty("lower").GetDouble(), 0.2);
        Assert.Equal(0.94, report.GetProperty("scoreCorrelation").GetDouble(), 0.005);
        Assert.Equal(2.1, Value(report, "scoreDifference"), 0.05);
        Assert.StartsWith("challenger answers +2.1176 beside the champion in the mean of 17 requests; 95 % of the differences lie in [−73.", report.GetProperty("sentence").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Of the lists abc, abd and ab, cd the shares are 2/3 and 0, of one person each: mean 1/3, standard error 1/3.</summary>
    [Fact]
    public async Task Rankings_overlap_by_what_both_show()
    {
        foreach (var version in new[] { "1", "2" }) await World.PutAsync($"/v1/models/lister/versions/{version}", """{"task":"ranking"}""");
        await World.PutAsync("/v1/experiments/lists", Definition("lists"));
        string[][] lists = [["a", "b", "c"], ["b", "a", "d"], ["a", "b"], ["c", "d"]];
        await World.RecordAsync("predictions", lists.Select((items, at) => new
        {
            id = at % 2 == 0 ? $"lists-{at / 2}" : $"lists-{at / 2}/challenger",
            model = "lister",
            version = at % 2 == 0 ? "1" : "2",
            timestamp = Start.AddSeconds(at),
            output = new { items = items.Select(item => new { item }) },
            experiment = new { key = "lists", variant = at % 2 == 0 ? "champion" : "challenger" },
        }));

        var (_, report) = await GetAsync("/v1/experiments/lists/challenger");

        var overlap = report.GetProperty("overlap");
        Assert.Equal((3, 1.0 / 3), (overlap.GetProperty("depth").GetInt32(), Math.Round(Value(overlap, "share"), 15)), (one, other) => one.Item1 == other.Item1 && Math.Abs(one.Item2 - other.Item2) < 1e-12);
        Assert.Equal(1.0 / 3 * 12.7062047, overlap.GetProperty("share").GetProperty("upper").GetDouble() - 1.0 / 3, 1e-6);
        Assert.Equal(0, Value(report, "agreement"));
        Assert.False(report.TryGetProperty("limitsOfAgreement", out _));
    }

    private static object Measured(string id, string version, string variant, double value, int at) => new
    {
        id,
        model = "meter",
        version,
        timestamp = Start.AddSeconds(at),
        output = new { value },
        experiment = new { key = "meters", variant },
    };

    private async Task ShadowAsync(string key, double propensityFactor)
    {
        await World.PutAsync($"/v1/models/{key}-coach/versions/1", """{"task":"multiclass","classes":["strength","yoga","run"]}""");
        await World.PutAsync($"/v1/models/{key}-coach/versions/2", """{"task":"multiclass","classes":["strength","yoga","run"]}""");
        await World.PutAsync($"/v1/experiments/{key}", Definition(key));
        var random = new Random(11);
        double[] propensities = [0.5, 0.3, 0.2];
        var drawn = Enumerable.Range(0, Requests).Select(_ => random.NextDouble() switch { < 0.5 => 0, < 0.8 => 1, _ => 2 }).ToList();
        await World.RecordAsync("predictions", drawn.SelectMany((program, at) => new object[]
        {
            Recommended($"{key}-{at}", key, "1", "champion", Programs[program], Math.Min(1, propensities[program] * propensityFactor), at),
            Recommended($"{key}-{at}/challenger", key, "2", "challenger", "yoga", null, at),
        }));
        await World.RecordAsync("feedback", drawn.Select((program, at) => new
        {
            id = $"{key}-feedback-{at}",
            predictionId = $"{key}-{at}",
            kind = "accepted",
            value = random.NextDouble() < (program == 1 ? 0.6 : 0.3),
            timestamp = Start.AddSeconds(at + 60),
        }));
    }

    private static object Recommended(string id, string key, string version, string variant, string program, double? propensity, int at) => new
    {
        id,
        model = key + "-coach",
        version,
        timestamp = Start.AddSeconds(at),
        output = new { probabilities = Programs.ToDictionary(name => name, name => name == program ? 0.8 : 0.1) },
        decision = program,
        propensity = propensity ?? 1,
        experiment = new { key, variant },
    };

    private static object Judged(string id, string version, string key, string variant, string answer, double score, int at) => new
    {
        id,
        model = "judge",
        version,
        timestamp = Start.AddSeconds(at),
        output = new { score },
        decision = answer,
        experiment = new { key, variant },
    };

    private static string Definition(string key) => $$"""
        {"hypothesis":"{{key}}: the challenger earns more.","status":"running","shadow":true,"start":"{{Start.ToString("O", CultureInfo.InvariantCulture)}}",
         "variants":[{"key":"champion","weight":1},{"key":"challenger","weight":0}]}
        """;

    private static double Value(JsonElement report, string name) => report.GetProperty(name).GetProperty("value").GetDouble();

    private static void Inside(JsonElement figures, double truth) =>
        Assert.InRange(truth, figures.GetProperty("lower").GetDouble(), figures.GetProperty("upper").GetDouble());
}
