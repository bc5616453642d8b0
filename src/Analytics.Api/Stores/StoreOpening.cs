using Analytics.Api.Access;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Core.Registry;

namespace Analytics.Api.Stores;

/// <summary>Opens the stores in the background and again until it succeeds, while the service already answers its health.</summary>
internal sealed class StoreOpening(
    IServiceProvider services, StoreState state, StorageFolder folder, AdministratorKey administrator, TimeProvider clock, ILogger<StoreOpening> log)
    : BackgroundService
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Opening may block on files; the host starts meanwhile.
        await Task.Yield();
        while (!await TryOpenAsync(stoppingToken))
            await Task.Delay(Delay, clock, stoppingToken);

        state.Open();
        Log.StoresOpen(log, folder.Path);
    }

    private async Task<bool> TryOpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            // Making an adapter opens its file; a failed one is made anew by the next try.
            _ = services.GetRequiredService<IEventLog>();
            _ = services.GetRequiredService<IEventQueries>();
            await services.GetRequiredService<AccessKeys>().LoadAsync(administrator.Secret, cancellationToken);
            await services.GetRequiredService<ConsentRegister>().LoadAsync(cancellationToken);
            await services.GetRequiredService<ModelRegistry>().LoadAsync(cancellationToken);
            return true;
        }
        catch (Exception e) when (e is StoreUnavailableException or IOException or UnauthorizedAccessException)
        {
            Log.StoresNotOpen(log, folder.Path, Delay, e);
            return false;
        }
    }
}
