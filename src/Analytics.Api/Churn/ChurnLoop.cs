using Analytics.Api.Stores;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Churn;

/// <summary>Scores the subscribers from the opening of the stores to the end of the service. What fails is said, and tried again with the next beat.</summary>
internal sealed class ChurnLoop(ChurnScorer scorer, StoreState state, IOptions<ModelFolderOptions> options, TimeProvider clock, ILogger<ChurnLoop> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.Value.ScoreEvery == TimeSpan.Zero) return;
        await state.Opened.WaitAsync(stoppingToken);
        using var beat = new PeriodicTimer(options.Value.ScoreEvery, clock);
        do
        {
            // The containment boundary: a model that fails stops no other part of the service.
            try
            {
                await scorer.RunAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Log.SubscribersNotScored(log, fault);
            }
        }
        while (await beat.WaitForNextTickAsync(stoppingToken));
    }
}
