using Analytics.Api.Stores;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Health;

/// <summary>Can records be taken?</summary>
internal sealed class IngestHealth(StoreState state, StorageFolder folder, IOptions<StorageOptions> options) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Check());

    private HealthCheckResult Check()
    {
        if (!state.IsOpen)
            return HealthCheckResult.Unhealthy("the stores are not open");
        return folder.FreeBytes < options.Value.MinimumFreeBytes
            ? HealthCheckResult.Unhealthy("the disk has less free space than Storage:MinimumFreeBytes")
            : HealthCheckResult.Healthy();
    }
}
