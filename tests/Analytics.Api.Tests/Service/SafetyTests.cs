using System.Text.Json;
using Xunit;

namespace Analytics.Api.Tests.Service;

public sealed class SafetyTests(RunningService service) : ServiceTest(service)
{
    private const string Window = "from=2026-01-01&to=2027-06-01";

    [Fact]
    public async Task Rules_are_saved_as_versions_one_of_which_is_active()
    {
        await ModelAsync("versions-plan");
        var first = await RailsAsync("versions-plan", Rule("load", "output.value > 7"));
        await RailsAsync("versions-plan", Rule("load", "output.value > 6"));
        var saved = await SendAsync(HttpMethod.Put, "/v1/safety/rails/versions-plan?activate=false", Draft(Rule("load", "output.value > 5")));

        var active = await GetAsync("/v1/safety/rails/versions-plan");
        var back = await PostAsync("/v1/safety/rails/versions-plan/versions/1/activate", "{}");
        var versions = await GetAsync("/v1/safety/rails/versions-plan/versions");
        var off = await SendAsync(HttpMethod.Delete, "/v1/safety/rails/versions-plan");
        var none = await GetAsync("/v1/safety/rails/versions-plan");

        Assert.Equal((200, 1, true), (first.Status, first.Body.GetProperty("version").GetInt32(), first.Body.GetProperty("active").GetBoolean()));
        Assert.Equal((3, false), (saved.Body.GetProperty("version").GetInt32(), saved.Body.GetProperty("active").GetBoolean()));
        Assert.Equal("output.value > 6", active.Body.GetProperty("rules")[0].GetProperty("when").GetString());
        Assert.Equal((200, 1), (back.Status, versions.Body.GetProperty("active").GetInt32()));
        Assert.Equal([3, 2, 1], versions.Body.GetProperty("versions").EnumerateArray().Select(version => version.GetProperty("version").GetInt32()));
        Assert.Equal((204, 404), (off.Status, none.Status));
        Assert.Equal(200, (await GetAsync("/v1/safety/rails/versions-plan/versions/2")).Status);
    }

    [Fact]
    public async Task Faulty_rules_are_refused_by_pointer_and_column()
    {
        await ModelAsync("faulty-plan");

        var (status, body) = await RailsAsync("faulty-plan", Rule("a", "output.value > 7"), Rule("b", "output.value > 'x'"));

        Assert.Equal(400, status);
        Assert.StartsWith("Column 14:", body.GetProperty("errors").GetProperty("/rules/1/when")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(404, (await GetAsync("/v1/safety/rails/faulty-plan/versions")).Status);
        Assert.Equal(404, (await RailsAsync("no-such-plan", Rule("a", "true"))).Status);
        Assert.Equal(400, (await SendAsync(HttpMethod.Put, "/v1/safety/rails/faulty-plan", """{"rules":[null]}""")).Status);
        Assert.Equal(400, (await SendAsync(HttpMethod.Put, "/v1/safety/rails/faulty-plan", Draft(Rule("a", "true").Replace("violation", "bad", StringComparison.Ordinal)))).Status);
    }

    [Fact]
    public async Task A_prediction_is_judged_before_it_is_shown()
    {
        await ModelAsync("shown-plan");
        await RailsAsync("shown-plan", Rule("load", "segments.level = 'beginner' and output.value > 7"));

        var bad = await PostAsync("/v1/safety/evaluate", Plan("shown-plan", "e-1", 9));
        var good = await PostAsync("/v1/safety/evaluate", Plan("shown-plan", "e-2", 3));
        var faulty = await PostAsync("/v1/safety/evaluate", """{"id":"e-3"}""");

        Assert.Equal((200, "violation"), (bad.Status, bad.Body.GetProperty("verdict").GetString()));
        Assert.Equal("load", bad.Body.GetProperty("hits")[0].GetProperty("rule").GetString());
        Assert.Equal((200, "pass"), (good.Status, good.Body.GetProperty("verdict").GetString()));
        Assert.Equal(400, faulty.Status);
        Assert.Equal(415, (await SendAsync(HttpMethod.Post, "/v1/safety/evaluate", "x", mediaType: "text/plain")).Status);
        Assert.Equal(404, (await GetAsync("/v1/records/e-1/status")).Status);
    }

    [Fact]
    public async Task Recorded_predictions_are_judged_once_and_reported_with_bounds()
    {
        await ModelAsync("recorded-plan");
        await RailsAsync("recorded-plan", Rule("load", "output.value > 7"), Rule("range", "output.value > 10"));
        var batch = $$"""{"items":[{{string.Join(',', Enumerable.Range(0, 40).Select(i => Plan("recorded-plan", $"rec-{i}", i % 10 == 0 ? 8 : 3)))}}]}""";

        await PostAsync("/v1/predictions/batch", batch);
        await PostAsync("/v1/predictions/batch", batch);

        var (status, report) = await GetAsync($"/v1/models/recorded-plan/safety?{Window}&segment=level");
        Assert.Equal(200, status);
        Assert.Equal((4, 40), (report.GetProperty("judged").GetProperty("count").GetInt32(), report.GetProperty("judged").GetProperty("checked").GetInt32()));
        var rules = report.GetProperty("rules").EnumerateArray().ToDictionary(rule => rule.GetProperty("rule").GetString()!);
        Assert.Equal(0.1, rules["load"].GetProperty("total").GetProperty("rate").GetDouble());
        Assert.Equal(1 - Math.Pow(0.05, 1.0 / 40), rules["range"].GetProperty("total").GetProperty("upper").GetDouble(), 12);
        Assert.StartsWith("None in 40 checked: with 95 % confidence", rules["range"].GetProperty("total").GetProperty("statement").GetString(), StringComparison.Ordinal);
        Assert.Equal("1", rules["load"].GetProperty("byVersion")[0].GetProperty("value").GetString());
        Assert.Equal("beginner", rules["load"].GetProperty("bySegment").GetProperty("level")[0].GetProperty("value").GetString());
        var incident = Assert.Single(report.GetProperty("openIncidents").EnumerateArray());
        Assert.Equal(("load", 4), (incident.GetProperty("rule").GetString(), incident.GetProperty("violations").GetInt32()));
        Assert.Equal("stored", (await GetAsync("/v1/records/rec-0~1~load/status")).Body.GetProperty("status").GetString());
        var ledger = await GetAsync($"/v1/ledger?{Window}");
        Assert.True(ledger.Body.GetProperty("balanced").GetBoolean());
        Assert.Equal(404, (await GetAsync("/v1/models/no-such-plan/safety")).Status);
        var (unknown, problem) = await GetAsync("/v1/models/recorded-plan/safety?version=9");
        Assert.Equal((404, "There is no model or version of this name."), (unknown, problem.GetProperty("detail").GetString()));
        Assert.Equal(400, (await GetAsync("/v1/models/recorded-plan/safety?bucket=second")).Status);
    }

    [Fact]
    public async Task Violations_are_listed_page_by_page_and_reviewed_with_an_audit_trail()
    {
        await ModelAsync("reviewed-plan");
        await RailsAsync("reviewed-plan", Rule("load", "output.value > 7"));
        foreach (var i in Enumerable.Range(0, 3)) await PostAsync("/v1/predictions", Plan("reviewed-plan", $"rev-{i}", 8));
        var list = $"/v1/safety/violations?model=reviewed-plan&{Window}";

        var first = (await GetAsync($"{list}&limit=2")).Body;
        var second = (await GetAsync($"{list}&limit=2&cursor={first.GetProperty("nextCursor").GetString()}")).Body;
        var ids = first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(one => one.GetProperty("id").GetString()!).ToList();
        var unexplained = await PostAsync($"/v1/safety/violations/{ids[0]}/review", """{"status":"dismissed"}""");
        await PostAsync($"/v1/safety/violations/{ids[0]}/review", """{"status":"confirmed"}""");
        var dismissed = await PostAsync($"/v1/safety/violations/{ids[0]}/review", """{"status":"dismissed","comment":"ask jane@example.org"}""");

        Assert.Equal(["rev-0~1~load", "rev-1~1~load", "rev-2~1~load"], ids.Order(StringComparer.Ordinal));
        Assert.False(second.TryGetProperty("nextCursor", out _));
        Assert.Contains("output.value = 8", first.GetProperty("items")[0].GetProperty("evidence").GetString(), StringComparison.Ordinal);
        Assert.Equal((400, 200), (unexplained.Status, dismissed.Status));
        Assert.Equal(
            [("open", "confirmed", "administrator", null), ("confirmed", "dismissed", "administrator", "ask [email]")],
            dismissed.Body.GetProperty("trail").EnumerateArray().Select(step => (
                step.GetProperty("from").GetString(), step.GetProperty("to").GetString(), step.GetProperty("reviewer").GetString(),
                step.TryGetProperty("comment", out var comment) ? comment.GetString() : null)));
        Assert.Equal(2, (await GetAsync($"{list}&status=open")).Body.GetProperty("items").GetArrayLength());
        Assert.Equal(ids[0], (await GetAsync($"{list}&status=dismissed")).Body.GetProperty("items")[0].GetProperty("id").GetString());
        Assert.Equal(0, (await GetAsync($"{list}&status=resolved")).Body.GetProperty("items").GetArrayLength());
        var report = (await GetAsync($"/v1/models/reviewed-plan/safety?{Window}")).Body;
        Assert.Equal(2, report.GetProperty("openIncidents")[0].GetProperty("open").GetInt32());
    }

    [Theory]
    [InlineData("status=bad")]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("cursor=bad")]
    [InlineData("cursor=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("from=yesterday")]
    public async Task Nonsense_questions_about_violations_are_refused(string query) =>
        Assert.Equal(400, (await GetAsync($"/v1/safety/violations?{query}")).Status);

    [Fact]
    public async Task A_reported_violation_is_reviewed_as_well_and_an_unknown_one_is_not_found()
    {
        await ModelAsync("reported-plan");
        await PostAsync("/v1/predictions", Plan("reported-plan", "rep-1", 8));
        await PostAsync("/v1/safety", """{"id":"tone/1","predictionId":"rep-1","rule":"tone","verdict":"blocked","severity":"low"}""");

        var found = await PostAsync("/v1/safety/violations/tone%2F1/review", """{"status":"resolved"}""");
        var missing = await PostAsync("/v1/safety/violations/nobody/review", """{"status":"resolved"}""");

        Assert.Equal((200, "resolved"), (found.Status, found.Body.GetProperty("status").GetString()));
        Assert.Equal(404, missing.Status);
    }

    /// <summary>An engine evaluates before it shows, reports what it saw, and records what it showed.</summary>
    [Fact]
    public async Task A_rule_that_is_judged_here_and_reported_from_outside_is_two()
    {
        await ModelAsync("twice-plan");
        await RailsAsync("twice-plan", Rule("load", "output.value > 7"));
        foreach (var i in Enumerable.Range(0, 3))
        {
            await PostAsync("/v1/predictions", Plan("twice-plan", $"twi-{i}", 8));
            await PostAsync("/v1/safety", $$"""{"id":"twi-{{i}}-seen","predictionId":"twi-{{i}}","rule":"load","verdict":"violation","severity":"low"}""");
        }

        var (status, report) = await GetAsync($"/v1/models/twice-plan/safety?{Window}&reference=2026-01-01T00:00:00Z/2027-06-01T00:00:00Z");

        Assert.Equal(200, status);
        Assert.Equal([("load", "rails"), ("load", "reported")], report.GetProperty("rules").EnumerateArray().Select(rule => (rule.GetProperty("rule").GetString(), rule.GetProperty("source").GetString())));
        Assert.Equal(
            ["reported.load", "rules.load", "violationRate"],
            report.GetProperty("findings").EnumerateArray().Select(finding => finding.GetProperty("subject").GetString()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_replay_shows_what_changed_rules_would_have_said()
    {
        await ModelAsync("replayed-plan");
        await RailsAsync("replayed-plan", Rule("load", "output.value > 7"), Rule("old", "output.value = 5"));
        var items = Enumerable.Range(1, 10).Select(value => Plan("replayed-plan", $"old-{value}", value));
        await PostAsync("/v1/predictions/batch", $$"""{"items":[{{string.Join(',', items)}}]}""");

        var (status, replay) = await PostAsync($"/v1/safety/rails/replayed-plan/replay?{Window}", Draft(Rule("load", "output.value > 8"), Rule("new", "output.value < 3")));

        Assert.Equal(200, status);
        Assert.Equal((10, 10, 10), (replay.GetProperty("predictions").GetInt32(), replay.GetProperty("read").GetInt32(), replay.GetProperty("compared").GetInt32()));
        var rules = replay.GetProperty("rules").EnumerateArray().ToDictionary(rule => rule.GetProperty("rule").GetString()!, Counts);
        Assert.Equal((2, 3, 0, 1), rules["load"]);
        Assert.Equal((2, 0, 2, 0), rules["new"]);
        Assert.Equal((0, 1, 0, 1), rules["old"]);
        Assert.Equal(1, (await GetAsync("/v1/safety/rails/replayed-plan")).Body.GetProperty("version").GetInt32());
        Assert.Equal(400, (await PostAsync("/v1/safety/rails/replayed-plan/replay", Draft(Rule("load", "output.valu > 8")))).Status);
        Assert.Equal(404, (await PostAsync("/v1/safety/rails/no-such-plan/replay", Draft(Rule("load", "true")))).Status);
    }

    /// <summary>One violation of a hundred on three days, then eight, against an objective of two.</summary>
    [Fact]
    public async Task A_rise_is_found_against_the_reference_and_an_objective_says_since_when_it_is_broken()
    {
        await ModelAsync("objective-plan");
        await RailsAsync("objective-plan", Rule("load", "output.value > 7"));
        for (var day = 1; day <= 6; day++)
        {
            var items = Enumerable.Range(0, 500).Select(row =>
                $$"""{"id":"objective-{{day}}-{{row}}","model":"objective-plan","version":"1","timestamp":"2026-09-{{day:00}}T12:00:00Z","output":{"value":{{(row % 100 < (day < 4 ? 1 : 8) ? 9 : 3)}} } }""");
            Assert.Equal(202, (await PostAsync("/v1/predictions/batch", $$"""{"backfill":true,"items":[{{string.Join(',', items)}}]}""")).Status);
        }

        var worse = (await GetAsync("/v1/models/objective-plan/safety?from=2026-09-02&to=2026-09-07&bucket=day&objective=0.02&reference=2026-09-01/2026-09-04")).Body;
        var before = (await GetAsync("/v1/models/objective-plan/safety?from=2026-09-01&to=2026-09-04&bucket=day&objective=0.02")).Body;

        Assert.Equal("alert", worse.GetProperty("findings")[0].GetProperty("status").GetString());
        Assert.Equal(0.01, worse.GetProperty("findings")[0].GetProperty("reference").GetDouble(), 1e-9);
        var objective = worse.GetProperty("objective");
        Assert.Equal((130, true), (objective.GetProperty("violations").GetInt32(), objective.GetProperty("broken").GetBoolean()));
        Assert.Equal("2026-09-04", objective.GetProperty("since").GetString()![..10]);
        Assert.InRange(objective.GetProperty("lower").GetDouble(), 0.02, 130 / 2_500.0);
        Assert.InRange(objective.GetProperty("upper").GetDouble(), 130 / 2_500.0, 0.08);
        Assert.False(before.GetProperty("objective").GetProperty("broken").GetBoolean());
        Assert.InRange(before.GetProperty("objective").GetProperty("upper").GetDouble(), 0.01, 0.03);
        Assert.False(before.GetProperty("objective").TryGetProperty("since", out _));
    }

    [Theory]
    [InlineData("objective=2", "objective")]
    [InlineData("reference=yesterday", "reference")]
    [InlineData("segment=level=", "segment")]
    [InlineData("segment==beginner", "segment")]
    [InlineData("bucket=second", "bucket")]
    [InlineData("from=2026-01-01&to=2026-12-31&bucket=hour", "bucket")]
    public async Task Nonsense_questions_about_safety_are_named(string query, string parameter)
    {
        var (status, problem) = await GetAsync($"/v1/models/any/safety?{query}");

        Assert.Equal(400, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(parameter, out _));
    }

    [Fact]
    public async Task Rules_and_reviews_need_a_scope_of_their_own()
    {
        await ModelAsync("scoped-plan");
        var engine = await KeyAsync("events:write");
        var reader = await KeyAsync("query:read");
        var guard = await KeyAsync("safety:write");

        var rules = Draft(Rule("load", "output.value > 7"));
        Assert.Equal(403, (await SendAsync(HttpMethod.Put, "/v1/safety/rails/scoped-plan", rules, engine)).Status);
        Assert.Equal(200, (await SendAsync(HttpMethod.Put, "/v1/safety/rails/scoped-plan", rules, guard)).Status);
        Assert.Equal(403, (await SendAsync(HttpMethod.Post, "/v1/safety/violations/x/review", """{"status":"confirmed"}""", reader)).Status);
        Assert.Equal(404, (await SendAsync(HttpMethod.Post, "/v1/safety/violations/x/review", """{"status":"confirmed"}""", guard)).Status);
        Assert.Equal(200, (await SendAsync(HttpMethod.Post, "/v1/safety/evaluate", Plan("scoped-plan", "x", 8), engine)).Status);
        Assert.Equal(403, (await SendAsync(HttpMethod.Get, "/v1/safety/violations", key: engine)).Status);
    }

    private static (int, int, int, int) Counts(JsonElement rule) => (
        rule.GetProperty("applies").GetInt32(), rule.GetProperty("recorded").GetInt32(), rule.GetProperty("added").GetInt32(), rule.GetProperty("removed").GetInt32());

    private static string Rule(string id, string when) =>
        $$"""{"id":"{{id}}","when":"{{when}}","verdict":"violation","severity":"high","category":"overload","message":"Too much."}""";

    private static string Draft(params string[] rules) => $$"""{"rules":[{{string.Join(',', rules)}}]}""";

    private static string Plan(string model, string id, double value) =>
        $$$"""{"id":"{{{id}}}","model":"{{{model}}}","version":"1","output":{"value":{{{value}}}},"segments":{"level":"beginner"}}""";

    private Task<(int Status, JsonElement Body)> RailsAsync(string model, params string[] rules) =>
        SendAsync(HttpMethod.Put, $"/v1/safety/rails/{model}", Draft(rules));

    private async Task ModelAsync(string model) =>
        Assert.Equal(200, (await SendAsync(HttpMethod.Put, $"/v1/models/{model}/versions/1", """{"task":"regression","features":[]}""")).Status);
}
