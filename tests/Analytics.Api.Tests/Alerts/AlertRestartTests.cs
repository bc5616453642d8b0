using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Api.Tests.Durability;
using Xunit;

namespace Analytics.Api.Tests.Alerts;

public sealed class AlertRestartTests
{
    private static readonly Dictionary<string, string> Settings = new()
    {
        ["Alerts__AllowUnencrypted"] = "true",
        ["Alerts__AllowLocalAddresses"] = "true",
        ["Alerts__RetryAfter"] = "00:00:01",
    };

    [Fact]
    public async Task A_notification_that_could_not_be_delivered_before_a_kill_is_delivered_once_after_it()
    {
        var token = TestContext.Current.CancellationToken;
        var folder = ServiceProcess.NewFolder();
        await using var receiver = await Receiver.StartAsync();
        receiver.Refuses = 503;
        await using (var service = await ServiceProcess.StartAsync(folder, settings: Settings))
        {
            await service.UntilReadyAsync();
            using var batch = await Batches.PostAsync(service.Client, Batches.Body(1));
            await PutAsync(service, "channels/hook", new { kind = "webhook", url = receiver.Address + "/hook", secret = "the-secret-that-signs" });
            await PutAsync(service, "rules/traffic", new
            {
                query = new { measure = "predictions", window = "1h" },
                every = "10s",
                fire = new { op = ">", value = 50 },
                notify = new { channels = new[] { "hook" }, groupWait = "0s", groupInterval = "0s" },
            });
            await receiver.UntilAsync("/hook", 1);
            await service.KillAsync();
        }

        receiver.Refuses = null;
        await using var again = await ServiceProcess.StartAsync(folder, settings: Settings);
        await again.UntilReadyAsync();
        // Another evaluation finds the alert as it was: firing, and told.
        var before = await EvaluatedAsync(again);
        await ServiceProcess.UntilAsync(async () => await EvaluatedAsync(again) > before && receiver.At("/hook").Any(request => !request.Refused));

        var delivered = Assert.Single(receiver.At("/hook"), request => !request.Refused);
        Assert.Single(receiver.At("/hook").Select(request => request.Headers["Analytics-Notice"]).Distinct());
        Assert.Equal("fired", delivered.Json.GetProperty("reason").GetString());
        var history = await again.Client.GetFromJsonAsync<JsonElement>("/v1/alerts/history", token);
        Assert.Equal("fired", Assert.Single(history.EnumerateArray()).GetProperty("kind").GetString());
        // A store that was still opening is no fault of a rule.
        Assert.DoesNotContain("could not be evaluated", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_resolved_by_hand_stays_so_after_a_kill_while_its_condition_goes_on()
    {
        var folder = ServiceProcess.NewFolder();
        await using (var service = await ServiceProcess.StartAsync(folder, settings: Settings))
        {
            await service.UntilReadyAsync();
            using var batch = await Batches.PostAsync(service.Client, Batches.Body(1));
            await PutAsync(service, "rules/traffic", new { query = new { measure = "predictions", window = "1h" }, every = "10s", fire = new { op = ">", value = 50 } });
            await ServiceProcess.UntilAsync(async () => (await TrafficAsync(service))?.GetProperty("state").GetString() == "firing");
            var id = (await TrafficAsync(service))!.Value.GetProperty("id").GetString();
            using var resolved = await service.Client.PostAsJsonAsync($"/v1/alerts/{id}/resolve", new { by = "Ada", comment = "A load test." }, TestContext.Current.CancellationToken);
            resolved.EnsureSuccessStatusCode();
            await service.KillAsync();
        }

        await using var again = await ServiceProcess.StartAsync(folder, settings: Settings);
        await again.UntilReadyAsync();
        var before = (await TrafficAsync(again))!.Value.GetProperty("evaluatedAt").GetDateTimeOffset();
        await ServiceProcess.UntilAsync(async () => (await TrafficAsync(again))!.Value.GetProperty("evaluatedAt").GetDateTimeOffset() > before);

        var alert = (await TrafficAsync(again))!.Value;
        Assert.Equal(("ok", 1), (alert.GetProperty("state").GetString(), alert.GetProperty("episode").GetInt32()));
        Assert.Equal("Ada", alert.GetProperty("resolution").GetProperty("by").GetString());
        Assert.True(alert.GetProperty("figure").GetProperty("value").GetDouble() > 50);
    }

    private static async Task<JsonElement?> TrafficAsync(ServiceProcess service) =>
        (await service.Client.GetFromJsonAsync<JsonElement>("/v1/alerts?rule=traffic")).EnumerateArray().Select(alert => (JsonElement?)alert).FirstOrDefault();

    private static async Task<DateTimeOffset> EvaluatedAsync(ServiceProcess service)
    {
        var alerts = await service.Client.GetFromJsonAsync<JsonElement>("/v1/alerts?state=firing");
        return Assert.Single(alerts.EnumerateArray()).GetProperty("evaluatedAt").GetDateTimeOffset();
    }

    private static async Task PutAsync(ServiceProcess service, string path, object body)
    {
        using var response = await service.Client.PutAsJsonAsync("/v1/alerts/" + path, body);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
    }
}
