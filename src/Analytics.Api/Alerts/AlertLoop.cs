using Analytics.Api.Stores;
using Analytics.Core.Alerts;

namespace Analytics.Api.Alerts;

/// <summary>Keeps the alerts going from the opening of the stores to the end of the service.</summary>
internal sealed class AlertLoop(IServiceProvider services, StoreState state) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await state.Opened.WaitAsync(stoppingToken);
        await services.GetRequiredService<AlertCycle>().RunAsync(stoppingToken);
    }
}
