using System.Globalization;
using System.Text.Json;
using Xunit;

namespace Analytics.Api.Tests.Service;

public sealed class DriftTests(RunningService service) : ServiceTest(service)
{
    private const int Rows = 3_000;
    private const string Before = "from=2026-10-01T00:00:00Z&to=2026-10-02T00:00:00Z";
    private const string After = "from=2026-10-02T00:00:00Z&to=2026-10-03T00:00:00Z";

    [Fact]
    public async Task Planted_faults_are_found_and_what_did_not_change_is_left_in_peace()
    {
        await RecordAsync("planted", day: 1, Rows, changed: false);
        await RecordAsync("planted", day: 2, Rows, changed: true);

        var (status, report) = await GetAsync($"/v1/models/planted/drift?{After}");

        var columns = Columns(report);
        Assert.Equal(200, status);
        Assert.Equal(("previous", Rows, Rows), (Text(report, "referenceKind"), Number(report, "predictions"), Number(report, "referencePredictions")));
        Assert.Equal("drift", Text(columns["features.tenure"], "verdict"));
        Assert.Equal("drift", Text(columns["features.plan"], "verdict"));
        Assert.Equal("drift", Text(columns["features.trial"], "verdict"));
        Assert.Equal("gold", Text(columns["features.plan"].GetProperty("unseen")[0], "category"));
        Assert.Equal("drift", Text(columns["features.coach"], "missingVerdict"));
        Assert.All(["features.sessions", "score"], name => Assert.Contains(Text(columns[name], "verdict"), (string[])["none", "notEnoughData"]));
        Assert.Equal(4, Number(report, "drifted"));
        Assert.Equal("features.tenure", Text(report.GetProperty("columns")[0], "column"));
    }

    [Fact]
    public async Task Too_few_rows_say_how_many_more_are_needed()
    {
        await RecordAsync("young", day: 1, Rows, changed: false);
        await RecordAsync("young", day: 2, 30, changed: false);

        var (_, report) = await GetAsync($"/v1/models/young/drift?{After}");

        var sessions = Columns(report)["features.sessions"];
        Assert.Equal("notEnoughData", Text(sessions, "verdict"));
        Assert.True(Number(sessions, "rowsNeeded") > 100);
    }

    [Fact]
    public async Task The_features_together_are_shown_where_they_are_asked_for()
    {
        await RecordAsync("together", day: 1, Rows, changed: false);
        await RecordAsync("together", day: 2, Rows, changed: true);

        var (_, report) = await GetAsync($"/v1/models/together/drift?{After}&multivariate=true");
        var (_, alone) = await GetAsync($"/v1/models/together/drift?{After}");
        var (_, same) = await GetAsync($"/v1/models/together/drift?{Before}&reference=2026-10-01/2026-10-02&multivariate=true");

        Assert.Equal(["domain_classifier", "pca_reconstruction"], report.GetProperty("together").EnumerateArray().Select(finding => Text(finding, "method")).Order());
        Assert.Contains("alert", report.GetProperty("together").EnumerateArray().Select(finding => Text(finding, "status")));
        Assert.DoesNotContain("alert", same.GetProperty("together").EnumerateArray().Select(finding => Text(finding, "status")));
        Assert.False(alone.TryGetProperty("together", out _));
        Assert.Equal(400, (await GetAsync($"/v1/models/together/drift?{After}&multivariate=perhaps")).Status);
    }

    [Fact]
    public async Task The_reference_and_the_tests_can_be_named()
    {
        await RecordAsync("named", day: 1, Rows, changed: false);
        await RecordAsync("named", day: 2, Rows, changed: true);

        var (_, report) = await GetAsync($"/v1/models/named/drift?{After}&reference=2026-10-01/2026-10-02&numericTest=energy&categoricalTest=population_stability");
        var (_, same) = await GetAsync($"/v1/models/named/drift?{Before}&reference=2026-10-01/2026-10-02");

        Assert.Equal("given", Text(report, "referenceKind"));
        Assert.Equal("energy", Text(Columns(report)["features.tenure"], "test"));
        Assert.Equal("population_stability", Text(Columns(report)["features.plan"], "test"));
        Assert.Equal(0, Number(same, "drifted"));
    }

    [Theory]
    [InlineData("wasserstein", "kullback_leibler")]
    [InlineData("anderson_darling", "chi_squared")]
    [InlineData("cramer_von_mises", "g_test")]
    [InlineData("epps_singleton", "total_variation")]
    [InlineData("mann_whitney", "hellinger")]
    [InlineData("welch_t", "cramers_v")]
    [InlineData("student_t", "l_infinity")]
    [InlineData("maximum_mean_discrepancy", "jensen_shannon")]
    [InlineData("population_stability_deciles", "chi_squared")]
    [InlineData("hellinger_deciles", "chi_squared")]
    public async Task Any_test_can_be_named_and_finds_what_was_planted_alone(string numeric, string categorical)
    {
        var model = $"any-{numeric}";
        await RecordAsync(model, day: 1, Rows, changed: false);
        await RecordAsync(model, day: 2, Rows, changed: true);

        var (_, report) = await GetAsync($"/v1/models/{model}/drift?{After}&numericTest={numeric}&categoricalTest={categorical}");

        var columns = Columns(report);
        Assert.Equal((numeric, "drift"), (Text(columns["features.tenure"], "test"), Text(columns["features.tenure"], "verdict")));
        Assert.Equal((categorical, "drift"), (Text(columns["features.plan"], "test"), Text(columns["features.plan"], "verdict")));
        Assert.DoesNotContain(Text(columns["features.sessions"], "verdict"), (string[])["drift", "negligible"]);
        if (numeric == "welch_t") Assert.Contains("t-distribution", Text(columns["features.tenure"], "because"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_segment_and_the_course_over_time_can_be_asked_for()
    {
        await RecordAsync("split", day: 1, Rows, changed: false);
        await RecordAsync("split", day: 2, Rows, changed: true, country: "FR");
        await RecordAsync("split", day: 3, Rows, changed: false, country: "DE");
        const string both = "from=2026-10-02T00:00:00Z&to=2026-10-04T00:00:00Z&reference=2026-10-01/2026-10-02";

        var (_, overall) = await GetAsync($"/v1/models/split/drift?{both}&bucket=day");
        var (_, french) = await GetAsync($"/v1/models/split/drift?{both}&segment=country=FR");

        var days = overall.GetProperty("series").EnumerateArray().ToList();
        Assert.Equal([Rows, Rows], days.Select(day => Number(day, "predictions")));
        Assert.Equal([4, 0], days.Select(day => Number(day, "drifted")));
        Assert.Equal(Rows, Number(french, "predictions"));
        Assert.Equal(0, Number(french, "referencePredictions"));
        Assert.Equal(16, Text(overall.GetProperty("provenance"), "configuration")!.Length);
    }

    [Fact]
    public async Task Labels_that_shift_are_found_as_a_column_of_their_own()
    {
        foreach (var day in (int[])[1, 2])
        {
            await RecordAsync("labels", day, Rows, changed: false);
            var labels = Enumerable.Range(0, Rows).Select(row => string.Create(CultureInfo.InvariantCulture, $$"""
                {"id":"labels-{{day}}-{{row}}.label","predictionId":"labels-{{day}}-{{row}}","kind":"label","value":{{(row % (day == 1 ? 5 : 2) == 0 ? "true" : "false")}},"timestamp":"2026-10-05T00:00:00Z"}
                """));
            Assert.Equal(202, (await PostAsync("/v1/feedback/batch", $$"""{"backfill":true,"items":[{{string.Join(',', labels)}}]}""")).Status);
        }

        var (_, report) = await GetAsync($"/v1/models/labels/drift?{After}");

        Assert.Equal("drift", Text(Columns(report)["label"], "verdict"));
        Assert.Equal(1, Number(report, "drifted"));
    }

    [Theory]
    [InlineData("bucket=year", "bucket")]
    [InlineData("segment=country", "segment")]
    [InlineData("reference=dataset:train", "reference")]
    [InlineData("reference=yesterday", "reference")]
    [InlineData("reference=2026-10-02/2026-10-01", "reference")]
    [InlineData("numericTest=horoscope", "numericTest")]
    [InlineData("categoricalTest=energy", "categoricalTest")]
    [InlineData("from=never", "from")]
    public async Task Nonsense_is_named(string query, string parameter)
    {
        var (status, problem) = await GetAsync($"/v1/models/any/drift?{query}");

        Assert.Equal(400, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(parameter, out _));
    }

    [Fact]
    public async Task An_unknown_model_is_not_found() => Assert.Equal(404, (await GetAsync("/v1/models/unheard-of/drift")).Status);

    private async Task RecordAsync(string model, int day, int rows, bool changed, string? country = null)
    {
        var random = new Random(day * 7919);
        var items = Enumerable.Range(0, rows).Select(row =>
        {
            var tenure = (changed ? 100 : 1) * random.NextDouble();
            var plan = random.Next(10) switch { < 5 => "basic", < 8 => "standard", _ => changed ? "gold" : "premium" };
            var trial = random.NextDouble() < (changed ? 0.7 : 0.3);
            var coach = changed && random.Next(3) == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $",\"coach\":{random.Next(20)}");
            return string.Create(CultureInfo.InvariantCulture, $$$"""
                {"id":"{{{model}}}-{{{day}}}-{{{row}}}","model":"{{{model}}}","version":"1","timestamp":"2026-10-{{{day:00}}}T{{{random.Next(24):00}}}:00:00Z","output":{"score":{{{random.NextDouble():0.0000}}}},{{{(country is null ? "" : $"\"segments\":{{\"country\":\"{country}\"}},")}}}
                "features":{"tenure":{{{tenure:0.0000}}},"sessions":{{{random.Next(40)}}},"trial":{{{(trial ? "true" : "false")}}},"plan":"{{{plan}}}"{{{coach}}}}}
                """);
        });
        var (status, _) = await PostAsync("/v1/predictions/batch", $$"""{"backfill":true,"items":[{{string.Join(',', items)}}]}""");
        Assert.Equal(202, status);
    }

    private static Dictionary<string, JsonElement> Columns(JsonElement report) =>
        report.GetProperty("columns").EnumerateArray().ToDictionary(column => Text(column, "column")!);

    private static string? Text(JsonElement element, string name) => element.GetProperty(name).GetString();

    private static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();
}
