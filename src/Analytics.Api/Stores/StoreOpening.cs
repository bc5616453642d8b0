using Analytics.Api.Access;
using Analytics.Api.Accounts;
using Analytics.Core.Alerts;
using Analytics.Core.Experiments;
using Analytics.Core.Findings;
using Analytics.Core.Monitors;
using Analytics.Core.Ports;
using Analytics.Core.Privacy;
using Analytics.Core.Privacy.Audit;
using Analytics.Core.Registry;
using Analytics.Core.Reports;
using Analytics.Core.Safety;

namespace Analytics.Api.Stores;

/// <summary>
/// Reads the documents in the background, and again until it succeeds, while the service already answers its health. (The event store
/// opens itself in the same way.) Without the right keys, or with faults in the file of monitors, the service does not start at all.
/// </summary>
internal sealed class StoreOpening(
    IServiceProvider services, StoreState state, StorageFolder folder, AdministratorKey administrator, SignInToken token, TimeProvider clock, ILogger<StoreOpening> log)
    : BackgroundService
{
    private static readonly TimeSpan Delay = TimeSpan.FromSeconds(2);

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        services.GetRequiredService<KeyRing>();
        services.GetRequiredService<MonitorRegister>().LoadFile();
        return base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryOpenAsync(stoppingToken))
            await Task.Delay(Delay, clock, stoppingToken);

        state.Open();
        Log.StoresOpen(log, folder.Path);
        if (administrator.Secret is null && services.GetRequiredService<AccountRegister>().IsEmpty) Log.FirstAccount(log, $"{Sessions.SignInPath}?token={token.ForFirstAccount()}");
    }

    private async Task<bool> TryOpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await services.GetRequiredService<AccessKeys>().LoadAsync(administrator.Secret, cancellationToken);
            await services.GetRequiredService<AccountRegister>().LoadAsync(cancellationToken);
            await services.GetRequiredService<AuditTrail>().LoadAsync(cancellationToken);
            await services.GetRequiredService<ConsentRegister>().LoadAsync(cancellationToken);
            await services.GetRequiredService<ModelRegistry>().LoadAsync(cancellationToken);
            await services.GetRequiredService<ReferenceDataSets>().LoadAsync(cancellationToken);
            await services.GetRequiredService<MonitorCycle>().LoadAsync(cancellationToken);
            await services.GetRequiredService<ExperimentCycle>().LoadAsync(cancellationToken);
            await services.GetRequiredService<AlertCycle>().LoadAsync(cancellationToken);
            await services.GetRequiredService<ReportCycle>().LoadAsync(cancellationToken);
            await services.GetRequiredService<RailRegister>().LoadAsync(cancellationToken);
            await services.GetRequiredService<ViolationReviews>().LoadAsync(cancellationToken);
            folder.ClearUploads();
            return true;
        }
        catch (Exception e) when (e is StoreUnavailableException or IOException or UnauthorizedAccessException)
        {
            Log.StoresNotOpen(log, folder.Path, Delay, e);
            return false;
        }
    }
}
