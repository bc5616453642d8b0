using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Contracts.Experiments;
using Microsoft.Extensions.Logging;

namespace Analytics.Client;

/// <summary>The experiments as the service last told them, also after a restart while it is away.</summary>
internal sealed class ExperimentCache(HttpClient service, string folder, AnalyticsClientOptions options, TimeProvider clock, ILogger logger)
{
    private readonly string file = Path.Combine(folder, "experiments.json");
    private volatile CachedExperiments current = CachedExperiments.None;
    private EntityTagHeaderValue? tag;

    public CachedExperiments Current => current;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.ExperimentsEvery == TimeSpan.Zero) return;
        await ReadKeptAsync(cancellationToken);
        while (true)
        {
            await RefreshAsync(cancellationToken);
            await Task.Delay(options.ExperimentsEvery, clock, cancellationToken);
        }
    }

    private async Task RefreshAsync(CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.Timeout);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "v1/experiments/assignments");
            if (tag is not null) request.Headers.IfNoneMatch.Add(tag);
            using var response = await service.SendAsync(request, limit.Token);
            if (response.StatusCode == HttpStatusCode.NotModified)
            {
                // Start and stop of an experiment come by the clock.
                current = current.At(clock.GetUtcNow());
                return;
            }

            response.EnsureSuccessStatusCode();
            var document = (await response.Content.ReadFromJsonAsync<AssignmentDocument>(ClientJson.Options, limit.Token))!;
            current = CachedExperiments.Of(document, clock.GetUtcNow());
            tag = response.Headers.ETag;
            await File.WriteAllBytesAsync(file + ".part", JsonSerializer.SerializeToUtf8Bytes(document, ClientJson.Options), limit.Token);
            File.Move(file + ".part", file, overwrite: true);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested && e is HttpRequestException or JsonException or OperationCanceledException or IOException or UnauthorizedAccessException)
        {
            ClientLog.ExperimentsAway(logger, e);
            current = current.At(clock.GetUtcNow());
        }
    }

    private async Task ReadKeptAsync(CancellationToken cancellationToken)
    {
        try
        {
            if (File.Exists(file) && JsonSerializer.Deserialize<AssignmentDocument>(await File.ReadAllBytesAsync(file, cancellationToken), ClientJson.Options) is { } document)
                current = CachedExperiments.Of(document, clock.GetUtcNow());
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            ClientLog.ExperimentsAway(logger, e);
        }
    }
}
