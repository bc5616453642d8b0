using Analytics.Api.Access;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Analytics.Api.Stores;

/// <summary>Says after the start where to go.</summary>
internal sealed class Announcement(IServer server, SignInToken token, AdministratorKey administrator, ILogger<Announcement> log)
    : IHostedLifecycleService
{
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address)
        {
            Log.FirstPage(log, token.Value is { } value ? $"{address}{Sessions.SignInPath}?token={value}" : address);
            Log.Reference(log, address + "/scalar");
        }

        if (administrator.IsMade)
            Log.DevelopmentKey(log, administrator.Secret!);
        else if (administrator.Secret is null)
            Log.NoAdministratorKey(log);
        return Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
