using Analytics.Api.Access;
using Analytics.Api.Stores;
using Analytics.Api.Verbs;
using Analytics.Core.Ports;
using Analytics.Core.Registry;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Samples;

/// <summary>
/// Fills an empty store at the first start: sends the sample history to the service's own address, the way every record comes. An interrupted
/// start is gone on with: the same history is sent again, and what is there is a duplicate.
/// </summary>
internal sealed class SampleLoading(
    IServer server,
    StoreState stores,
    IDocuments documents,
    ModelRegistry registry,
    AdministratorKey administrator,
    IOptions<SamplesOptions> options,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    TimeProvider clock,
    ILogger<SampleLoading> log) : BackgroundService
{
    private const string Collection = "samples";
    private const int Seed = 1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!(options.Value.Load ?? environment.IsDevelopment())) return;
        await stores.Opened.WaitAsync(stoppingToken);
        await StartedAsync().WaitAsync(stoppingToken);
        if (administrator.Secret is not { } key || OwnAddress() is not { } address) return;

        var state = await documents.FindAsync<SampleState>(Collection, Collection, stoppingToken);
        if (state is { Complete: true } || (state is null && registry.List().Count > 0)) return;
        state ??= new SampleState(clock.GetUtcNow(), Complete: false);
        await documents.PutAsync(Collection, Collection, state, stoppingToken);
        if (await LoadAsync(address, key, state.End, stoppingToken))
            await documents.PutAsync(Collection, Collection, state with { Complete = true }, stoppingToken);
    }

    private async Task<bool> LoadAsync(Uri address, string key, DateTimeOffset end, CancellationToken cancellationToken)
    {
        Log.SamplesLoading(log);
        var start = clock.GetTimestamp();
        try
        {
            using var client = ServiceOptions.Connect(address, key);
            var tally = await new SampleUpload(new RecordSender(client, clock)).RunAsync(new SampleHistory(Seed, end), cancellationToken);
            Log.SamplesLoaded(log, tally, clock.GetElapsedTime(start).TotalSeconds);
            return true;
        }
        catch (HttpRequestException exception)
        {
            // Without its samples the service still serves.
            Log.SamplesFailed(log, exception);
            return false;
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
