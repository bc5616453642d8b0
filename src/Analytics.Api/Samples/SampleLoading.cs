using Analytics.Api.Access;
using Analytics.Api.Stores;
using Analytics.Api.Verbs;
using Analytics.Core.Ports;
using Analytics.Core.Registry;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace Analytics.Api.Samples;

/// <summary>Sends the sample history to the service itself, over HTTP, when its store is empty; goes on with it after an interrupted start.</summary>
internal sealed class SampleLoading(
    IOptions<SamplesOptions> options, IHostEnvironment environment, StoreState stores, IDocuments documents, ModelRegistry registry,
    IServer server, AdministratorKey administrator, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<SampleLoading> log)
    : BackgroundService
{
    private const string Collection = "samples";
    private const int Seed = 1;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!(options.Value.Load ?? environment.IsDevelopment()) || administrator.Secret is not { } secret) return;
        await stores.Opened.WaitAsync(stoppingToken);
        await StartedAsync(stoppingToken);
        var state = await documents.FindAsync<SampleState>(Collection, Collection, stoppingToken);
        if (state is { Complete: true } || state is null && registry.List().Count > 0) return;

        state ??= new SampleState(clock.GetUtcNow(), Complete: false);
        await documents.PutAsync(Collection, Collection, state, stoppingToken);
        await LoadAsync(state.End, secret, stoppingToken);
        await documents.PutAsync(Collection, Collection, state with { Complete = true }, stoppingToken);
    }

    private async Task LoadAsync(DateTimeOffset end, string secret, CancellationToken cancellationToken)
    {
        var address = server.Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("[::]", "localhost", StringComparison.Ordinal);
        Log.SamplesLoading(log);
        var start = clock.GetTimestamp();
        using var client = ServiceOptions.Connect(new Uri(address.Replace("0.0.0.0", "localhost", StringComparison.Ordinal)), secret);
        try
        {
            var tally = await new SampleUpload(new RecordSender(client, clock)).RunAsync(new SampleHistory(Seed, end), cancellationToken);
            Log.SamplesLoaded(log, tally.ToString(), clock.GetElapsedTime(start).TotalSeconds);
        }
        catch (HttpRequestException e)
        {
            Log.SamplesFailed(log, e);
            throw;
        }
    }

    private async Task StartedAsync(CancellationToken cancellationToken)
    {
        var started = new TaskCompletionSource();
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(cancellationToken);
    }
}
