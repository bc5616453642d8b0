using Analytics.Api.Stores;
using Analytics.Core.Monitors;

namespace Analytics.Api.Monitors;

/// <summary>Keeps the monitors going from the opening of the stores to the end of the service.</summary>
internal sealed class MonitorLoop(IServiceProvider services, StoreState state) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await state.Opened.WaitAsync(stoppingToken);
        await services.GetRequiredService<MonitorCycle>().RunAsync(stoppingToken);
    }
}
