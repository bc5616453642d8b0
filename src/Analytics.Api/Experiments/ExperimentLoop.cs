using Analytics.Api.Stores;
using Analytics.Core.Experiments;

namespace Analytics.Api.Experiments;

/// <summary>Keeps the experiments going from the opening of the stores to the end of the service.</summary>
internal sealed class ExperimentLoop(IServiceProvider services, StoreState state) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await state.Opened.WaitAsync(stoppingToken);
        await services.GetRequiredService<ExperimentCycle>().RunAsync(stoppingToken);
    }
}
