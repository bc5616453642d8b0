using Analytics.Api.Stores;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Analytics.Api.Health;

/// <summary>Can figures be asked for?</summary>
internal sealed class QueryHealth(StoreState state) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(state.IsOpen ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("the stores are not open"));
}
