using Analytics.Api.Stores;
using Analytics.Core.Ports;

namespace Analytics.Api.Health;

/// <summary>Finds out whether the stores answer.</summary>
internal sealed class StoreProbe(IServiceProvider services, StoreState state, TimeProvider clock)
{
    /// <summary>What is wrong; null when they answer.</summary>
    public async Task<string?> FaultAsync(CancellationToken cancellationToken)
    {
        if (!state.IsOpen)
            return "the documents are not open";
        try
        {
            var now = clock.GetUtcNow().UtcDateTime;
            await services.GetRequiredService<IEventQueries>().LedgerAsync(now.AddSeconds(-1), now, cancellationToken);
            return null;
        }
        catch (StoreUnavailableException)
        {
            return "the event store is not open";
        }
    }
}
