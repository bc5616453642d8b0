using Analytics.Api.Stores;
using Analytics.Core.Alerts;
using Analytics.Core.Experiments;
using Analytics.Core.Monitors;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Analytics.Api.Health;

/// <summary>
/// Whether the monitors and the alerts still look: degraded where a loop has stood still for minutes. The service keeps recording and answering, so it stays
/// in rotation.
/// </summary>
internal sealed class WatchHealth(IServiceProvider services, StoreState state, TimeProvider clock) : IHealthCheck
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);
    private readonly DateTimeOffset start = clock.GetUtcNow();

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!state.Opened.IsCompleted) return Task.FromResult(HealthCheckResult.Healthy());
        var still = new (string Name, DateTimeOffset? At)[]
            {
                ("monitors", services.GetRequiredService<MonitorCycle>().BeatAt),
                ("experiments", services.GetRequiredService<ExperimentCycle>().BeatAt),
                ("alerts", services.GetRequiredService<AlertCycle>().BeatAt),
            }
            .Where(loop => clock.GetUtcNow() - (loop.At ?? start) > Longest)
            .Select(loop => loop.Name).ToList();
        return Task.FromResult(still.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded($"standing still for more than {Longest.TotalMinutes:0} minutes: {string.Join(", ", still)}"));
    }
}
