using Analytics.Api.Tests.Durability;
using Xunit;

namespace Analytics.Api.Tests.Service;

public sealed class TelemetryTests(RunningService service) : ServiceTest(service)
{
    [Fact]
    public async Task Metrics_say_what_was_recorded_and_how_long_it_took()
    {
        // A process of its own: a service that ends takes its instruments with it from all that listen in one process, by name.
        await using var service = await ServiceProcess.StartAsync(ServiceProcess.NewFolder());
        await service.UntilReadyAsync();
        using var body = new StringContent("""{"items":[{"id":"tel-1","model":"watched-model","version":"1","output":{"score":0.4}},{"id":"tel-2"}]}""", System.Text.Encoding.UTF8, "application/json");
        using var answer = await service.Client.PostAsync("/v1/predictions/batch", body, Cancellation);

        var text = "";
        // A request is counted when it has ended, which may be after its answer was read.
        await ServiceProcess.UntilAsync(async () => (text = await service.Client.GetStringAsync("/metrics", Cancellation)).Contains("kind=\"prediction\",outcome=\"rejected\"", StringComparison.Ordinal)
            && text.Contains("http_server_request_duration_seconds_bucket", StringComparison.Ordinal));

        Assert.Matches("""analytics_ingest_records_total\{[^}]*kind="prediction",outcome="accepted"[^}]*\} [1-9]""", text);
        Assert.Matches("""analytics_ingest_records_total\{[^}]*kind="prediction",outcome="rejected"[^}]*\} [1-9]""", text);
        Assert.Contains("analytics_store_append_duration_seconds_bucket", text, StringComparison.Ordinal);
        Assert.Matches("""analytics_store_append_duration_seconds_bucket\{[^}]*le="0.003"\}""", text);
        Assert.Matches("""analytics_ingest_unaccounted\S* 0\n""", text);
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
}
