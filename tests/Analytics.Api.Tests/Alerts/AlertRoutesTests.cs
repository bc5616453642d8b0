using System.Text.Json;
using Analytics.Api.Alerts;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Alerts;

[Collection(nameof(SharedWatch))]
public sealed class AlertRoutesTests(RunningService service) : ServiceTest(service)
{
    [Fact]
    public async Task A_rule_is_stored_read_replaced_and_removed()
    {
        var (put, stored) = await SendAsync(HttpMethod.Put, "/v1/alerts/rules/example", AlertExamples.Rule);
        var (get, read) = await GetAsync("/v1/alerts/rules/example");

        Assert.Equal((200, 200), (put, get));
        Assert.Equal(stored.ToString(), read.ToString());
        Assert.Equal(("example", "1h", "5m", "critical"), (Text(read, "uid"), Text(read.GetProperty("query"), "window"), Text(read, "for"), Text(read, "severity")));
        using var client = Service.Client();
        client.DefaultRequestHeaders.Add("If-Match", "\"99\"");
        using var stale = await client.PutAsync("/v1/alerts/rules/example", new StringContent(AlertExamples.Rule, System.Text.Encoding.UTF8, "application/json"), Cancellation);
        Assert.Equal(412, (int)stale.StatusCode);
        Assert.Equal(204, (await SendAsync(HttpMethod.Delete, "/v1/alerts/rules/example")).Status);
        Assert.Equal(404, (await GetAsync("/v1/alerts/rules/example")).Status);
        Assert.Equal(404, (await SendAsync(HttpMethod.Delete, "/v1/alerts/rules/example")).Status);
    }

    [Theory]
    [InlineData("""{"query":{"measure":"nothing","window":"1h"},"fire":{"op":">","value":1}}""", "/query/measure")]
    [InlineData("""{"query":{"measure":"predictions","window":"1x"},"fire":{"op":">","value":1}}""", "/query/window")]
    [InlineData("""{"query":{"measure":"predictions","window":"1h"},"fire":{"op":"~","value":1}}""", "/fire/op")]
    [InlineData("""{"query":{"measure":"predictions","window":"1h"},"fire":{"op":">","value":1},"notify":{"channels":["none"]}}""", "/notify/channels/0")]
    [InlineData("""{"query":{"measure":"predictions","window":"1h"},"fire":{"op":">","value":1},"source":"weather"}""", "/source")]
    [InlineData("""{"query":{"measure":"predictions","window":"1h"},"source":"monitor"}""", "/query")]
    [InlineData("""{"source":"monitor","monitors":{"models":[""]}}""", "/monitors/models")]
    public async Task A_faulty_rule_is_answered_with_where_it_is_at_fault(string rule, string pointer)
    {
        var (status, problem) = await SendAsync(HttpMethod.Put, "/v1/alerts/rules/faulty", rule);

        Assert.Equal(400, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(pointer, out _), problem.ToString());
    }

    /// <summary>Ten days with ten predictions an hour; for five hours of the fourth day and for one of the seventh there are a hundred.</summary>
    [Fact]
    public async Task A_rule_tried_on_the_past_says_when_it_would_have_fired_and_resolved()
    {
        var start = new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero);
        List<string> items = [];
        for (var hour = 0; hour < 240; hour++)
            for (var one = 0; one < (hour is (>= 80 and < 85) or 150 ? 100 : 10); one++)
                items.Add($$"""{"id":"past-{{hour}}-{{one}}","model":"past","version":"1","timestamp":"{{start.AddHours(hour).AddMinutes(one % 60):O}}","output":{"score":0.5} }""");
        Assert.Equal(202, (await PostAsync("/v1/predictions/batch", $$"""{"backfill":true,"items":[{{string.Join(',', items)}}]}""")).Status);

        var (status, report) = await PostAsync("/v1/alerts/rules/tried/backtest", """
            {"from":"2026-08-01T00:00:00Z","to":"2026-08-11T00:00:00Z",
             "rule":{"query":{"measure":"predictions","filters":[{"field":"model","values":["past"]}],"window":"1h"},"every":"1h","for":"2h","fire":{"op":">","value":50} } }
            """);

        Assert.Equal(200, status);
        Assert.Equal((240, 6, 1), (report.GetProperty("evaluations").GetInt32(), report.GetProperty("breaches").GetInt32(), report.GetProperty("fired").GetInt32()));
        Assert.Equal(3, report.GetProperty("firedPerMonth").GetDouble(), 1e-9);
        Assert.Equal(start, report.GetProperty("provenance").GetProperty("window").GetProperty("from").GetDateTimeOffset());
        var firing = Assert.Single(report.GetProperty("firings").EnumerateArray());
        Assert.Equal((start.AddHours(83), start.AddHours(86)), (firing.GetProperty("firedAt").GetDateTimeOffset(), firing.GetProperty("resolvedAt").GetDateTimeOffset()));
        Assert.Equal(100, firing.GetProperty("figure").GetProperty("value").GetDouble());
        Assert.Equal(404, (await GetAsync("/v1/alerts/rules/tried")).Status);
    }

    /// <summary>Ten hours with predictions and ten without: a count of none is no lack of data, but where the rule asks for more records than one.</summary>
    [Theory]
    [InlineData("", 1, 10)]
    [InlineData(""","minSamples":5""", 0, 0)]
    public async Task What_stops_coming_is_found_by_a_count_of_none(string more, int fired, int breaches)
    {
        var start = new DateTimeOffset(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);
        var items = Enumerable.Range(0, 10).Select(hour => $$"""{"id":"ceased-{{hour}}","model":"ceased","version":"1","timestamp":"{{start.AddHours(hour).AddMinutes(10):O}}","output":{"score":0.5} }""");
        Assert.Equal(202, (await PostAsync("/v1/predictions/batch", $$"""{"backfill":true,"items":[{{string.Join(',', items)}}]}""")).Status);

        var (status, report) = await PostAsync("/v1/alerts/rules/ceased/backtest", $$"""
            {"from":"2026-07-01T00:00:00Z","to":"2026-07-01T20:00:00Z",
             "rule":{"query":{"measure":"predictions","filters":[{"field":"model","values":["ceased"]}],"window":"1h"},"every":"1h","fire":{"op":"<","value":1}{{more}} } }
            """);

        Assert.Equal((200, fired, breaches), (status, report.GetProperty("fired").GetInt32(), report.GetProperty("breaches").GetInt32()));
        if (fired > 0) Assert.Equal(start.AddHours(11), report.GetProperty("firings")[0].GetProperty("firedAt").GetDateTimeOffset());
    }

    [Fact]
    public async Task A_long_past_is_looked_at_less_often_and_says_so()
    {
        var (_, report) = await PostAsync("/v1/alerts/rules/tried/backtest", """{"from":"2026-08-01T00:00:00Z","to":"2026-08-11T00:00:00Z","rule":{"query":{"measure":"predictions","filters":[{"field":"model","values":["no-model"]}],"window":"1h"},"every":"10m","fire":{"op":">","value":50} } }""");

        Assert.Equal("20m", Text(report, "every"));
        Assert.Equal((720, 0), (report.GetProperty("evaluations").GetInt32(), report.GetProperty("fired").GetInt32()));
    }

    [Theory]
    [InlineData("""{"from":"2026-08-11T00:00:00Z","to":"2026-08-01T00:00:00Z","rule":{"query":{"measure":"predictions","window":"1h"},"fire":{"op":">","value":5}}}""", 400, "/to")]
    [InlineData("""{"from":"2020-08-11T00:00:00Z","to":"2026-08-01T00:00:00Z","rule":{"query":{"measure":"predictions","window":"1h"},"fire":{"op":">","value":5}}}""", 400, "/from")]
    [InlineData("""{"from":"2026-08-01T00:00:00Z","to":"2026-08-02T00:00:00Z","rule":{"query":{"measure":"none","window":"1h"},"fire":{"op":">","value":5}}}""", 400, "/rule/query/measure")]
    [InlineData("""{"from":"2026-08-01T00:00:00Z","to":"2026-08-02T00:00:00Z","rule":{"source":"monitor"}}""", 400, "/rule/source")]
    [InlineData("""{"from":"2026-08-01T00:00:00Z","to":"2026-08-02T00:00:00Z"}""", 404, "")]
    public async Task A_back_test_that_can_not_be_run_says_why(string body, int expected, string pointer)
    {
        var (status, problem) = await PostAsync("/v1/alerts/rules/no-such-rule/backtest", body);

        Assert.Equal(expected, status);
        if (pointer.Length > 0) Assert.True(problem.GetProperty("errors").TryGetProperty(pointer, out _), problem.ToString());
    }

    [Fact]
    public async Task A_silence_is_made_listed_and_ended()
    {
        var (status, silence) = await PostAsync("/v1/alerts/silences", AlertExamples.Silence);
        var id = Text(silence, "id");

        Assert.Equal(201, status);
        Assert.Equal("administrator", Text(silence, "createdBy"));
        Assert.Contains((await GetAsync("/v1/alerts/silences")).Body.EnumerateArray(), listed => Text(listed, "id") == id);
        Assert.Equal(204, (await SendAsync(HttpMethod.Delete, $"/v1/alerts/silences/{id}")).Status);
        Assert.Equal(404, (await SendAsync(HttpMethod.Delete, $"/v1/alerts/silences/{id}")).Status);
        Assert.Equal(400, (await PostAsync("/v1/alerts/silences", """{"matchers":[],"endsAt":"2020-01-01T00:00:00Z","comment":""}""")).Status);
    }

    [Fact]
    public async Task A_channel_keeps_its_secrets_to_itself_and_is_not_removed_while_a_rule_names_it()
    {
        var (status, channel) = await SendAsync(HttpMethod.Put, "/v1/alerts/channels/example", AlertExamples.Channel);
        var listed = (await GetAsync("/v1/alerts/channels")).Body.ToString();
        await SendAsync(HttpMethod.Put, "/v1/alerts/rules/user", """{"query":{"measure":"predictions","window":"1h"},"fire":{"op":">","value":1},"paused":true,"notify":{"channels":["example"]}}""");

        Assert.Equal(200, status);
        Assert.Equal("alerts.example.com", Text(channel, "host"));
        Assert.All([channel.ToString(), listed], answer => Assert.DoesNotContain("/hook", answer, StringComparison.Ordinal));
        Assert.All([channel.ToString(), listed], answer => Assert.DoesNotContain("a-secret", answer, StringComparison.Ordinal));
        Assert.Equal(409, (await SendAsync(HttpMethod.Delete, "/v1/alerts/channels/example")).Status);
        await SendAsync(HttpMethod.Delete, "/v1/alerts/rules/user");
        Assert.Equal(204, (await SendAsync(HttpMethod.Delete, "/v1/alerts/channels/example")).Status);
        Assert.Equal(404, (await GetAsync("/v1/alerts/channels/example")).Status);
    }

    [Theory]
    [InlineData("""{"kind":"slack","url":"https://example.com/hook"}""", "/url")]
    [InlineData("""{"kind":"teams","url":"http://example.com/hook"}""", "/url")]
    [InlineData("""{"kind":"webhook","url":"https://169.254.169.254/","secret":"0123456789abcdef"}""", "/url")]
    [InlineData("""{"kind":"webhook","url":"https://example.com/","secret":"short"}""", "/secret")]
    [InlineData("""{"kind":"pagerduty","secret":"short"}""", "/secret")]
    [InlineData("""{"kind":"mail","mail":{"host":"mail.example.com","from":"nobody","to":["ada@example.com"]}}""", "/mail/from")]
    [InlineData("""{"kind":"mail","mail":{"host":"mail.example.com","security":"none","from":"a@example.com","to":["ada@example.com"]}}""", "/mail/security")]
    [InlineData("""{"kind":"pigeon"}""", "/kind")]
    public async Task A_faulty_channel_is_answered_with_where_it_is_at_fault(string channel, string pointer)
    {
        var (status, problem) = await SendAsync(HttpMethod.Put, "/v1/alerts/channels/faulty", channel);

        Assert.Equal(400, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty(pointer, out _), problem.ToString());
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        Assert.Equal(404, (await PostAsync("/v1/alerts/unknown/acknowledge", AlertExamples.Acknowledge)).Status);
        Assert.Equal(404, (await PostAsync("/v1/alerts/channels/unknown/test", "{}")).Status);
        Assert.Equal(404, (await PostAsync("/v1/alerts/deliveries/unknown/retry", "{}")).Status);
        Assert.Equal(404, (await PostAsync("/v1/alerts/unknown/resolve", AlertExamples.Resolve)).Status);
        Assert.Equal(400, (await GetAsync("/v1/alerts/history?limit=0")).Status);
        Assert.Equal(400, (await GetAsync("/v1/alerts/history?kind=angry")).Status);
        Assert.Equal(400, (await GetAsync("/v1/alerts?state=angry")).Status);
        Assert.Equal(200, (await GetAsync("/v1/alerts?state=noData")).Status);
    }

    [Fact]
    public async Task Who_may_write_alerts_may_make_rules_and_not_channels()
    {
        var key = await KeyAsync("alerts:write");
        var reader = await KeyAsync("query:read");

        Assert.Equal(200, (await SendAsync(HttpMethod.Put, "/v1/alerts/rules/mine", AlertExamples.Rule, key)).Status);
        Assert.Equal(403, (await SendAsync(HttpMethod.Put, "/v1/alerts/channels/mine", AlertExamples.Channel, key)).Status);
        Assert.Equal(403, (await SendAsync(HttpMethod.Delete, "/v1/alerts/rules/mine", null, reader)).Status);
        Assert.Equal(200, (await SendAsync(HttpMethod.Get, "/v1/alerts/rules", null, reader)).Status);
        Assert.Equal(204, (await SendAsync(HttpMethod.Delete, "/v1/alerts/rules/mine", null, key)).Status);
    }

    [Fact]
    public async Task Durations_are_described_as_text()
    {
        var document = (await SendAsync(HttpMethod.Get, "/openapi/v1.json", key: null)).Body;

        var window = document.GetProperty("components").GetProperty("schemas").GetProperty("AlertQuery").GetProperty("properties").GetProperty("window");
        Assert.Equal("string", window.GetProperty("type").GetString());
        Assert.Contains("d)?", window.GetProperty("pattern").GetString(), StringComparison.Ordinal);
    }

    private static string? Text(JsonElement element, string property) => element.GetProperty(property).GetString();
}
