using Analytics.Api.Health;
using Analytics.Api.Stores;
using Analytics.Core.Alerts;

namespace Analytics.Api.Alerts;

/// <summary>Keeps the alerts going from the opening of the stores to the end of the service.</summary>
internal sealed class AlertLoop(IServiceProvider services, StoreState state, StoreProbe probe, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await state.Opened.WaitAsync(stoppingToken);

        // An event store that is still opening is no alert; one that does not open is.
        var start = clock.GetTimestamp();
        while (await probe.FaultAsync(stoppingToken) is not null && clock.GetElapsedTime(start) < Patience)
            await Task.Delay(Beat, clock, stoppingToken);

        await services.GetRequiredService<AlertCycle>().RunAsync(stoppingToken);
    }
}
