using System.Diagnostics.Metrics;
using Analytics.Api.Stores;
using Analytics.Core.Ingestion;
using Analytics.Core.Ports;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Analytics.Api.Health;

/// <summary>Balances the ledger of the last day every minute; an imbalance is a fault of the service.</summary>
internal sealed class LedgerWatch(IServiceProvider services, StoreState state, IMeterFactory meters, TimeProvider clock, ILogger<LedgerWatch> log)
    : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan Every = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private volatile string? fault;
    private long unaccounted;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(fault is { } reason ? HealthCheckResult.Unhealthy(reason) : HealthCheckResult.Healthy());

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        meters.Create(Core.Instruments.Name).CreateObservableGauge(
            "analytics.ingest.unaccounted", () => Interlocked.Read(ref unaccounted), "{record}", "Records of the last day of which the ledger can't say what became: 0 while nothing is lost.");
        await state.Opened.WaitAsync(stoppingToken);
        var ledger = services.GetRequiredService<LedgerReader>();
        var pause = Retry;
        while (true)
        {
            await Task.Delay(pause, clock, stoppingToken);
            pause = await BalanceAsync(ledger, stoppingToken) ? Every : Retry;
        }
    }

    /// <summary>False when the ledger can't be read: that is the business of another check, and tried again soon.</summary>
    private async Task<bool> BalanceAsync(LedgerReader reader, CancellationToken cancellationToken)
    {
        try
        {
            var now = clock.GetUtcNow();
            var ledger = await reader.ReadAsync(now.AddDays(-1), now, cancellationToken);
            var wrong = ledger.Entries.Where(entry => entry.Difference != 0).ToList();
            foreach (var entry in wrong)
                Log.LedgerUnbalanced(log, entry.Kind, entry.Difference);
            Interlocked.Exchange(ref unaccounted, wrong.Sum(entry => Math.Abs(entry.Difference)));
            fault = wrong.Count == 0 ? null : "the ledger does not balance for: " + string.Join(", ", wrong.Select(entry => entry.Kind));
            return true;
        }
        catch (StoreUnavailableException e)
        {
            Log.LedgerUnread(log, e);
            return false;
        }
    }
}
