using Analytics.Api.Tests.Alerts;
using Xunit;

namespace Analytics.Api.Tests.Service;

public sealed class TelemetryExportTests
{
    [Fact]
    public async Task Metrics_and_traces_go_by_otlp_where_the_usual_setting_says()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var service = new RunningService
        {
            Settings = new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = receiver.Address,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "1000",
            },
        };
        await service.InitializeAsync();

        var metrics = (await receiver.UntilAsync("/v1/metrics", 1))[0];

        Assert.Equal("application/x-protobuf", metrics.Headers["Content-Type"]);
        await Durability.ServiceProcess.UntilAsync(() => Task.FromResult(receiver.At("/v1/metrics").Any(request => request.Body.Contains("http.server.request.duration", StringComparison.Ordinal))));
        await Durability.ServiceProcess.UntilAsync(() => Task.FromResult(receiver.At("/v1/traces").Any(request => request.Body.Contains("/healthz/ready", StringComparison.Ordinal))));
    }
}
