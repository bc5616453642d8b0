using System.Text.Json;
using Analytics.Api.Alerts;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Alerts;

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
        Assert.Equal(400, (await GetAsync("/v1/alerts/history?limit=0")).Status);
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
