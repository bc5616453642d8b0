using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Analytics.Api.Tests.Service;

/// <summary>Expiry, from a record to the page that tells of it.</summary>
public sealed class RetentionTests(RunningService service) : ServiceTest(service)
{
    [Fact]
    public async Task Records_expire_when_they_have_been_kept_long_enough_and_the_ledger_and_the_trail_tell_of_it()
    {
        var folder = Directory.CreateTempSubdirectory("analytics-").FullName;
        await RecordAsync(folder);

        await using var service = new RunningService { Settings = new Dictionary<string, string> { ["Storage:Path"] = folder, ["Retention:Texts"] = "1.00:00:00", ["Retention:Records"] = "2.00:00:00", ["Ingestion:MaximumAge"] = "1.00:00:00" } };
        await service.InitializeAsync();
        using var client = service.Client();
        var due = await client.GetFromJsonAsync<JsonElement>("/v1/retention", Cancellation);
        using var ran = await client.PostAsync("/v1/retention/runs", null, Cancellation);
        var run = await ran.Content.ReadFromJsonAsync<JsonElement>(Cancellation);
        var ledger = await client.GetFromJsonAsync<JsonElement>("/v1/ledger", Cancellation);
        var trail = await client.GetFromJsonAsync<JsonElement>("/v1/audit", Cancellation);

        Assert.Equal(["texts", "records", "rollUps", "audit"], due.GetProperty("classes").EnumerateArray().Select(line => line.GetProperty("class").GetString()));
        Assert.Equal((1, 2), (DueOf(due, "texts"), DueOf(due, "records")));
        Assert.Equal((1, 2), (run.GetProperty("removed").GetProperty("texts").GetInt32(), run.GetProperty("removed").GetProperty("records").GetInt32()));
        Assert.True(ledger.GetProperty("balanced").GetBoolean());
        Assert.Equal([1, 1], ledger.GetProperty("entries").EnumerateArray().Select(entry => entry.GetProperty("expired").GetInt32()).Where(expired => expired > 0));
        Assert.Equal("Expire", trail.GetProperty("entries").EnumerateArray().First(entry => entry.GetProperty("actor").GetString() == "service").GetProperty("action").GetString());
        Assert.Equal(404, (int)(await client.GetAsync("/v1/records/kept-old/status", Cancellation)).StatusCode);
        Assert.Equal(200, (int)(await client.GetAsync("/v1/records/kept-new/status", Cancellation)).StatusCode);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task While_a_hold_lasts_nothing_expires()
    {
        var (status, _) = await SendAsync(HttpMethod.Put, "/v1/retention/hold", """{"reason":"a claim"}""");
        var held = await PostAsync("/v1/retention/runs", "{}");
        var shown = await GetAsync("/v1/retention");
        var ended = await SendAsync(HttpMethod.Delete, "/v1/retention/hold");
        var twice = await SendAsync(HttpMethod.Delete, "/v1/retention/hold");

        Assert.Equal((200, 409, 204, 404), (status, held.Status, ended.Status, twice.Status));
        Assert.Equal("a claim", shown.Body.GetProperty("hold").GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_hold_without_a_reason_is_refused_by_its_field()
    {
        var (status, body) = await SendAsync(HttpMethod.Put, "/v1/retention/hold", """{"reason":" "}""");

        Assert.Equal(400, status);
        Assert.True(body.GetProperty("errors").TryGetProperty("reason", out _));
    }

    [Fact]
    public async Task A_record_that_would_expire_at_once_is_no_setting()
    {
        await using var service = new RunningService { Settings = new Dictionary<string, string> { ["Retention:Records"] = "100.00:00:00" } };

        var fault = await Assert.ThrowsAnyAsync<Exception>(async () => await service.InitializeAsync());

        Assert.Contains("Ingestion:MaximumAge", fault.ToString(), StringComparison.Ordinal);
    }

    private static int DueOf(JsonElement report, string name) =>
        report.GetProperty("classes").EnumerateArray().Single(line => line.GetProperty("class").GetString() == name).GetProperty("due").GetInt32();

    // A prediction and a comment of five days ago, and a prediction of now.
    private static async Task RecordAsync(string folder)
    {
        await using var service = new RunningService { Settings = new Dictionary<string, string> { ["Storage:Path"] = folder } };
        await service.InitializeAsync();
        using var client = service.Client();
        var old = TimeProvider.System.GetUtcNow().AddDays(-5).ToString("O");
        await PostAsync("/v1/predictions", $$"""{"id":"kept-old","model":"kept","version":"1","output":{"score":0.4},"timestamp":"{{old}}"}""");
        await PostAsync("/v1/predictions", """{"id":"kept-new","model":"kept","version":"1","output":{"score":0.4}}""");
        await PostAsync("/v1/feedback", $$"""{"id":"kept-text","predictionId":"kept-old","kind":"text","value":"too hard for me","timestamp":"{{old}}"}""");

        async Task PostAsync(string path, string json)
        {
            using var response = await client.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), Cancellation);
            Assert.True(response.IsSuccessStatusCode, $"{path}: {await response.Content.ReadAsStringAsync(Cancellation)}");
        }
    }
}
