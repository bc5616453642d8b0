using Analytics.Api.Access;
using Analytics.Api.Stores;
using Analytics.Api.Verbs;
using Analytics.Core.Registry;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Samples;

/// <summary>Fills an empty store at the first start: sends the sample history to the service's own address, the way every record comes.</summary>
internal sealed class SampleLoading(
    IServer server,
    StoreState stores,
    ModelRegistry registry,
    AdministratorKey administrator,
    IOptions<SamplesOptions> options,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<SampleLoading> log) : BackgroundService
{
    private const int Seed = 1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!(options.Value.Load ?? environment.IsDevelopment())) return;
        await stores.Opened.WaitAsync(stoppingToken);
        await StartedAsync().WaitAsync(stoppingToken);
        if (registry.List().Count > 0 || administrator.Secret is not { } key || OwnAddress() is not { } address) return;

        Log.SamplesLoading(log);
        var start = clock.GetTimestamp();
        try
        {
            using var client = ServiceOptions.Connect(address, key);
            var history = new SampleHistory(Seed, clock.GetUtcNow());
            var tally = await new SampleUpload(new RecordSender(client, clock)).RunAsync(history, stoppingToken);
            Log.SamplesLoaded(log, tally, clock.GetElapsedTime(start).TotalSeconds);
        }
        catch (HttpRequestException exception)
        {
            // Without its samples the service still serves.
            Log.SamplesFailed(log, exception);
        }
    }

    private Task StartedAsync()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lifetime.ApplicationStarted.Register(started.SetResult);
        return started.Task;
    }

    /// <summary>Null where the service listens to no address, as under a test server.</summary>
    private Uri? OwnAddress() =>
        server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() is { } address
            ? new Uri(address.Replace("0.0.0.0", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal)
                .Replace("//+", "//localhost", StringComparison.Ordinal).Replace("//*", "//localhost", StringComparison.Ordinal))
            : null;
}
