using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Analytics.Contracts.Models;
using Analytics.Contracts.Recording;
using Analytics.Contracts.Safety;

namespace Analytics.Api.Verbs;

/// <summary>Sends records to a running service through its public routes; waits and tries again when the service is busy. Thread-safe.</summary>
public sealed class RecordSender(HttpClient service, TimeProvider clock)
{
    private const int Attempts = 30;
    private static readonly TimeSpan DefaultPause = TimeSpan.FromSeconds(1);

    /// <summary>Registers a model version.</summary>
    /// <exception cref="HttpRequestException">The service refused it; the message holds its answer.</exception>
    public Task RegisterAsync(ModelVersion version, CancellationToken cancellationToken)
    {
        var path = $"/v1/models/{Uri.EscapeDataString(version.Model)}/versions/{Uri.EscapeDataString(version.Version)}";
        return StoreAsync(HttpMethod.Put, path, JsonSerializer.SerializeToUtf8Bytes(version, JsonSerializerOptions.Web), cancellationToken);
    }

    /// <summary>Saves safety rules and puts them in force.</summary>
    /// <exception cref="HttpRequestException">The service refused them; the message holds its answer.</exception>
    public Task SaveRailsAsync(string model, RailSetDraft rails, CancellationToken cancellationToken) =>
        StoreAsync(
            HttpMethod.Put, $"/v1/safety/rails/{Uri.EscapeDataString(model)}", JsonSerializer.SerializeToUtf8Bytes(rails, JsonSerializerOptions.Web), cancellationToken);

    /// <summary>Stores a definition.</summary>
    /// <exception cref="HttpRequestException">The service refused it; the message holds its answer.</exception>
    public Task PutAsync<T>(string path, T definition, CancellationToken cancellationToken) =>
        StoreAsync(HttpMethod.Put, path, JsonSerializer.SerializeToUtf8Bytes(definition, JsonSerializerOptions.Web), cancellationToken);

    /// <summary>Sends consents, all or none of which are stored.</summary>
    /// <exception cref="HttpRequestException">The service refused them; the message holds its answer.</exception>
    public Task PostConsentsAsync(ReadOnlyMemory<byte> json, CancellationToken cancellationToken) =>
        StoreAsync(HttpMethod.Post, "/v1/consents/batch", json, cancellationToken);

    /// <summary>Sends one batch and counts what became of its items.</summary>
    /// <exception cref="HttpRequestException">The service took nothing for a reason that is not in the records.</exception>
    public async Task PostAsync(string path, ReadOnlyMemory<byte> json, int items, SendTally tally, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(HttpMethod.Post, path, json, cancellationToken);
        if (response.StatusCode == HttpStatusCode.BadRequest)
        {
            tally.AddRefused(items, await response.Content.ReadAsStringAsync(cancellationToken));
            return;
        }

        if (!response.IsSuccessStatusCode) throw await RefusalAsync(response, cancellationToken);
        tally.Add((await response.Content.ReadFromJsonAsync<IngestResponse>(cancellationToken))!);
    }

    private async Task StoreAsync(HttpMethod method, string path, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        using var response = await SendAsync(method, path, json, cancellationToken);
        if (!response.IsSuccessStatusCode) throw await RefusalAsync(response, cancellationToken);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, ReadOnlyMemory<byte> json, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var request = new HttpRequestMessage(method, path) { Content = new ReadOnlyMemoryContent(json) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
            var response = await service.SendAsync(request, cancellationToken);
            var busy = response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable;
            if (!busy || attempt == Attempts) return response;
            var pause = response.Headers.RetryAfter?.Delta ?? DefaultPause;
            response.Dispose();
            await Task.Delay(pause, clock, cancellationToken);
        }
    }

    private static async Task<HttpRequestException> RefusalAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var answer = await response.Content.ReadAsStringAsync(cancellationToken);
        return new HttpRequestException($"{response.RequestMessage?.RequestUri} answered {(int)response.StatusCode}. {answer}", null, response.StatusCode);
    }
}
