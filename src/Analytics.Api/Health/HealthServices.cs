using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Analytics.Api.Health;

/// <summary>Health for orchestrators: alive, and ready (to record, to answer, with a ledger that balances).</summary>
internal static class HealthServices
{
    private const string Ingest = "ingest";
    private const string Query = "query";
    private const string Ledger = "ledger";

    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<WatchHealth>().AddSingleton<StoreProbe>().AddSingleton<LedgerWatch>().AddHostedService(provider => provider.GetRequiredService<LedgerWatch>());
        services.AddHealthChecks()
            .AddCheck<IngestHealth>(Ingest)
            .AddCheck<QueryHealth>(Query)
            .AddCheck<LedgerWatch>(Ledger)
            .AddCheck<WatchHealth>("watch");
        return services;
    }

    /// <summary>/healthz/live, /healthz/ready, /healthz/ready/ingest and /query for those who can route the two apart, and /metrics.</summary>
    public static void MapHealth(this IEndpointRouteBuilder app)
    {
        app.MapTelemetry();
        Map(app, "/healthz/live", _ => false);
        Map(app, "/healthz/ready", _ => true);
        Map(app, "/healthz/ready/ingest", check => check.Name == Ingest);
        Map(app, "/healthz/ready/query", check => check.Name == Query);
    }

    private static void Map(IEndpointRouteBuilder app, string path, Func<HealthCheckRegistration, bool> checks) =>
        app.MapHealthChecks(path, new HealthCheckOptions { Predicate = checks, ResponseWriter = WriteAsync })
            .AllowAnonymous()
            .DisableRateLimiting();

    private static Task WriteAsync(HttpContext context, HealthReport report) => context.Response.WriteAsJsonAsync(new
    {
        status = Word(report.Status),
        checks = report.Entries.ToDictionary(
            entry => entry.Key, entry => new { status = Word(entry.Value.Status), reason = entry.Value.Description }),
    });

    private static string Word(HealthStatus status) => status.ToString().ToLowerInvariant();
}
