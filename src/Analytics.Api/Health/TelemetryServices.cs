using Analytics.Api.Access;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Analytics.Api.Health;

/// <summary>
/// The service watches itself: metrics at /metrics in the text format of Prometheus, and metrics and traces by OTLP where the usual variable
/// OTEL_EXPORTER_OTLP_ENDPOINT (or a setting of that name) says where to.
/// </summary>
internal static class TelemetryServices
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("analytics"))
            .WithMetrics(metrics => metrics
                .AddMeter(Core.Instruments.Name, Stores.StoreServices.Meter)
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter())
            .WithTracing(traces => traces.AddSource(Core.Instruments.Name).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation());
        if (!string.IsNullOrEmpty(builder.Configuration[Endpoint])) telemetry.UseOtlpExporter();
    }

    /// <summary>Asks for the scope query:read: a scraper sends a key as a bearer token.</summary>
    public static void MapTelemetry(this IEndpointRouteBuilder app) => app.MapPrometheusScrapingEndpoint("/metrics").RequireAuthorization(Scopes.Read).DisableRateLimiting();
}
