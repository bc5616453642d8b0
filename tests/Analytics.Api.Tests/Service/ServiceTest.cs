using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>A test that speaks to one running service, shared by all such tests.</summary>
[Collection(nameof(SharedService))]
public abstract class ServiceTest(RunningService service)
{
    protected RunningService Service { get; } = service;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected async Task<(int Status, JsonElement Body)> SendAsync(
        HttpMethod method, string path, string? json = null, string? key = RunningService.AdminKey, string mediaType = "application/json")
    {
        using var client = Service.Client(key);
        using var request = new HttpRequestMessage(method, path);
        if (json is not null)
            request.Content = new StringContent(json, Encoding.UTF8, mediaType);
        using var response = await client.SendAsync(request, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        return ((int)response.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }

    protected Task<(int Status, JsonElement Body)> PostAsync(string path, string json) => SendAsync(HttpMethod.Post, path, json);

    protected Task<(int Status, JsonElement Body)> GetAsync(string path) => SendAsync(HttpMethod.Get, path);

    /// <summary>Makes a key of a scope and gives its secret.</summary>
    protected async Task<string> KeyAsync(string scope)
    {
        using var client = Service.Client();
        var response = await client.PostAsJsonAsync("/v1/keys", new { name = "test", scopes = new[] { scope } }, Cancellation);
        return (await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("secret").GetString()!;
    }
}
