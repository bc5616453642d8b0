using Xunit;

namespace Analytics.Api.Tests.Service;

public sealed class TelemetryTests(RunningService service) : ServiceTest(service)
{
    [Fact]
    public async Task Metrics_say_what_was_recorded_and_how_long_it_took()
    {
        await PostAsync("/v1/predictions/batch", """{"items":[{"id":"tel-1","model":"watched-model","version":"1","output":{"score":0.4}},{"id":"tel-2"}]}""");

        var text = "";
        await Durability.ServiceProcess.UntilAsync(async () => (text = await MetricsAsync()).Contains("kind=\"prediction\",outcome=\"rejected\"", StringComparison.Ordinal));

        Assert.Matches("""analytics_ingest_records_total\{[^}]*kind="prediction",outcome="accepted"[^}]*\} [1-9]""", text);
        Assert.Matches("""analytics_ingest_records_total\{[^}]*kind="prediction",outcome="rejected"[^}]*\} [1-9]""", text);
        Assert.Contains("analytics_store_append_duration_seconds_bucket", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE analytics_store_queue", text, StringComparison.Ordinal);
        Assert.Contains("http_server_request_duration_seconds_bucket", text, StringComparison.Ordinal);
        Assert.DoesNotContain("watched-model", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_take_a_key_that_may_read()
    {
        using var nobody = Service.Client(null);
        using var writer = Service.Client(await KeyAsync("events:write"));
        using var reader = Service.Client(await KeyAsync("query:read"));

        Assert.Equal(401, (int)(await nobody.GetAsync("/metrics", Cancellation)).StatusCode);
        Assert.Equal(403, (int)(await writer.GetAsync("/metrics", Cancellation)).StatusCode);
        Assert.Equal(200, (int)(await reader.GetAsync("/metrics", Cancellation)).StatusCode);
    }

    [Fact]
    public async Task Health_says_whether_the_loops_still_look()
    {
        var (status, health) = await GetAsync("/healthz/ready");

        Assert.Equal(200, status);
        Assert.Equal("healthy", health.GetProperty("checks").GetProperty("watch").GetProperty("status").GetString());
    }

    private async Task<string> MetricsAsync()
    {
        using var client = Service.Client();
        return await client.GetStringAsync("/metrics", Cancellation);
    }
}
