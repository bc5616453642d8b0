using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Analytics.Contracts.Recording;

namespace Analytics.Api.Tests.Durability;

/// <summary>Batches of predictions with known ids.</summary>
internal static class Batches
{
    public const int Size = 100;

    public static string Body(int number)
    {
        var time = TimeProvider.System.GetUtcNow().ToString("O", CultureInfo.InvariantCulture);
        var items = Enumerable.Range(0, Size).Select(i =>
            $$$"""{"id":"b{{{number}}}-{{{i}}}","model":"churn","version":"1","subject":"u-{{{i}}}","timestamp":"{{{time}}}","output":{"score":0.5},"features":{"tenure":{{{i}}},"plan":"premium"}}""");
        return $$"""{"items":[{{string.Join(',', items)}}]}""";
    }

    public static async Task<HttpResponseMessage> PostAsync(HttpClient client, string body) =>
        await client.PostAsync("/v1/predictions/batch", new StringContent(body, Encoding.UTF8, "application/json"));

    /// <summary>Sends batch after batch until the service stops answering or refuses; the bodies that were acknowledged.</summary>
    public static async Task<List<string>> PostUntilRefusedAsync(HttpClient client, int first, Action<int>? acknowledged = null)
    {
        List<string> bodies = [];
        try
        {
            for (var number = first; ; number++)
            {
                var body = Body(number);
                using var response = await PostAsync(client, body);
                if (response.StatusCode != HttpStatusCode.Accepted) return bodies;
                bodies.Add(body);
                acknowledged?.Invoke(bodies.Count);
            }
        }
        catch (HttpRequestException)
        {
            return bodies;
        }
    }

    /// <summary>Posts acknowledged bodies again: every record must be a duplicate, which shows that it is there, once.</summary>
    public static async Task<(int Accepted, int Duplicates)> RepeatAsync(HttpClient client, IEnumerable<string> bodies)
    {
        var (accepted, duplicates) = (0, 0);
        foreach (var body in bodies)
        {
            using var response = await PostAsync(client, body);
            response.EnsureSuccessStatusCode();
            var answer = (await response.Content.ReadFromJsonAsync<IngestResponse>(JsonSerializerOptions.Web))!;
            (accepted, duplicates) = (accepted + answer.Accepted, duplicates + answer.Duplicates);
        }

        return (accepted, duplicates);
    }

    public static async Task<LedgerEntry> LedgerAsync(HttpClient client)
    {
        var ledger = (await client.GetFromJsonAsync<Ledger>("/v1/ledger?from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z", JsonSerializerOptions.Web))!;
        return ledger.Entries.Single(entry => entry.Kind == "prediction");
    }
}
