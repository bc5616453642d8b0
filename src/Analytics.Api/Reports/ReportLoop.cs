using Analytics.Api.Stores;
using Analytics.Core.Reports;

namespace Analytics.Api.Reports;

/// <summary>Keeps the reports going from the opening of the stores to the end of the service.</summary>
internal sealed class ReportLoop(IServiceProvider services, StoreState state) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await state.Opened.WaitAsync(stoppingToken);
        await services.GetRequiredService<ReportCycle>().RunAsync(stoppingToken);
    }
}
