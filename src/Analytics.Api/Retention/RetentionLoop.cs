using Analytics.Api.Stores;
using Analytics.Core.Privacy.Retention;

namespace Analytics.Api.Retention;

/// <summary>Looks every hour whether today's expiry is still to come.</summary>
internal sealed class RetentionLoop(RetentionRuns runs, StoreState state, TimeProvider clock, ILogger<RetentionLoop> log) : BackgroundService
{
    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Beat = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await state.Opened.WaitAsync(stoppingToken);
        await Task.Delay(First, clock, stoppingToken);
        using var beat = new PeriodicTimer(Beat, clock);
        do
        {
            // The containment boundary: documents that can't be read or written now are asked for again with the next beat.
            try
            {
                await runs.RunWhenDueAsync(stoppingToken);
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Log.RetentionInterrupted(log, fault);
            }
        }
        while (await beat.WaitForNextTickAsync(stoppingToken));
    }
}
