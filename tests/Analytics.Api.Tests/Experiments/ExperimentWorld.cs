using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>Speaks to a service of experiments: metrics, exposures and events of invented people.</summary>
internal sealed class ExperimentWorld(HttpClient client)
{
    private const int PerBatch = 5_000;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public Task PutMetricAsync(string key, string json) => PutAsync($"/v1/experiments/metrics/{key}", json);

    public async Task<JsonElement> PutAsync(string path, string json)
    {
        using var content = new StringContent(json, System.Text.Encoding.UTF8, "application/json");
        using var response = await client.PutAsync(new Uri(path, UriKind.Relative), content, Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        var text = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.True(response.StatusCode == HttpStatusCode.OK, text);
        return JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Reads until what is read holds; the last answer.</summary>
    public async Task<JsonElement> UntilAsync(string path, Func<JsonElement, bool> holds)
    {
        for (var attempt = 0; ; attempt++)
        {
            var body = await GetAsync(path);
            if (holds(body)) return body;
            Assert.True(attempt < 240, $"{path} did not get there: {body}");
            await Task.Delay(500, Cancellation);
        }
    }

    public Task ConsentAsync(IEnumerable<string> subjects, DateTimeOffset at) =>
        PostAsync("/v1/consents/batch", subjects.Select(subject => new { subject, purposes = new[] { "analytics" }, source = "test", timestamp = at }));

    public Task ExposeAsync(IEnumerable<(string Experiment, string Variant, string Subject, DateTimeOffset At)> exposures) =>
        PostAsync("/v1/exposures/batch", exposures.Select(one => new { experiment = one.Experiment, variant = one.Variant, subject = one.Subject, timestamp = one.At }), backfill: true);

    public Task TrackAsync(IEnumerable<(string Name, string Subject, double? Value, DateTimeOffset At)> events) =>
        PostAsync("/v1/events/batch", events.Select((one, at) => new { @event = one.Name, userId = one.Subject, timestamp = one.At, value = one.Value, currency = one.Value is null ? null : "EUR", messageId = Id() }), backfill: true);

    public Task RecordAsync<T>(string kind, IEnumerable<T> items) => PostAsync($"/v1/{kind}/batch", items, backfill: true);

    private static string Id() => Guid.NewGuid().ToString("N", CultureInfo.InvariantCulture);

    private async Task PostAsync<T>(string path, IEnumerable<T> items, bool? backfill = null)
    {
        foreach (var part in items.Chunk(PerBatch))
        {
            using var response = backfill is null
                ? await client.PostAsJsonAsync(path, new { items = part }, Cancellation)
                : await client.PostAsJsonAsync(path, new { items = part, backfill }, Cancellation);
            var text = await response.Content.ReadAsStringAsync(Cancellation);
            Assert.True(response.IsSuccessStatusCode && response.StatusCode != HttpStatusCode.MultiStatus, text);
        }
    }
}
