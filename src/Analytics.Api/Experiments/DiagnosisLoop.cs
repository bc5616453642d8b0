using Analytics.Api.Stores;
using Analytics.Core.Experiments;

namespace Analytics.Api.Experiments;

/// <summary>Diagnoses the running experiments from the opening of the stores to the end of the service.</summary>
internal sealed class DiagnosisLoop(ExperimentDiagnoser diagnoser, StoreState state) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await state.Opened.WaitAsync(stoppingToken);
        await diagnoser.RunAsync(stoppingToken);
    }
}
