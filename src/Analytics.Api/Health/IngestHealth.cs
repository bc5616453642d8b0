using Analytics.Api.Stores;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Analytics.Api.Health;

/// <summary>Can records be taken?</summary>
internal sealed class IngestHealth(StoreProbe stores, StorageFolder folder) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (await stores.FaultAsync(cancellationToken) is { } fault)
            return HealthCheckResult.Unhealthy(fault);
        return folder.HasRoom
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("the disk has less free space than Storage:MinimumFreeBytes");
    }
}
