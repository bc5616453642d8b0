using System.Net.Http.Json;
using System.Text.Json;
using Analytics.Api.Tests.Alerts;
using Analytics.Api.Tests.Durability;
using Analytics.Api.Tests.Service;
using Xunit;

namespace Analytics.Api.Tests.Monitors;

/// <summary>The sample marketplace under the monitors and the alert rules that every model has by itself, up to a real SMTP server and a real receiver.</summary>
public abstract class PlantedFaultTests(int day, string model, string subject) : IAsyncLifetime
{
    private const double Scale = 0.3;
    private static readonly TimeSpan Allowed = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private static readonly string Secret = new('k', 32);

    private readonly RunningService service = new()
    {
        Settings = new Dictionary<string, string>
        {
            ["Alerts:AllowUnencrypted"] = "true",
            ["Alerts:AllowLocalAddresses"] = "true",
            ["Alerts:SlackHosts"] = "127.0.0.1",
        },
    };

    private HttpClient client = null!;
    private Receiver receiver = null!;
    private MailServer mail = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await service.InitializeAsync();
        client = service.Client();
        receiver = await Receiver.StartAsync();
        mail = await MailServer.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await mail.DisposeAsync();
        await receiver.DisposeAsync();
        await service.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_planted_fault_is_one_alert_in_every_channel_within_a_minute()
    {
        var market = new Marketplace(client, day, Scale);
        await market.PrepareAsync(day, Cancellation);
        await market.TellAsync(0, day - 1, _ => true, Cancellation);
        await market.TellAsync(day, day, record => !record.Contains($"\"model\":\"{model}\"", StringComparison.Ordinal), Cancellation);
        await ServiceProcess.UntilAsync(async () => (await WindowsAsync("program-ranker.drift")).Count(window => window.GetProperty("looks").GetInt32() > 0) >= 4, Patience, Pause);
        await AddChannelsAsync();

        await market.TellAsync(day, day, record => record.Contains($"\"model\":\"{model}\"", StringComparison.Ordinal), Cancellation);
        var told = TimeProvider.System.GetUtcNow();
        var first = (await receiver.UntilAsync("/hook", 1))[0].Json;

        Assert.True(first.GetProperty("at").GetDateTimeOffset() - told < Allowed, $"told {told:O}, alert {first.GetProperty("at")}");
        Assert.Equal(("firing", "fired"), (first.GetProperty("status").GetString(), first.GetProperty("reason").GetString()));
        Assert.All(first.GetProperty("alerts").EnumerateArray(), alert => Assert.Equal(model, alert.GetProperty("labels").GetProperty("model").GetString()));
        var findings = first.GetProperty("alerts").EnumerateArray().SelectMany(alert => alert.GetProperty("evidence").GetProperty("findings").EnumerateArray());
        Assert.Contains(subject, findings.Select(finding => finding.GetProperty("subject").GetString()));
        Assert.Single(await receiver.UntilAsync("/slack", 1));
        Assert.Single(await receiver.UntilAsync("/pagerduty", 1));
        Assert.Single(await receiver.UntilAsync("/teams", 1));
        Assert.Single(await mail.MailsAsync(1));
        Assert.Single(receiver.At("/hook"));
    }

    private async Task<List<JsonElement>> WindowsAsync(string uid) =>
        [.. (await client.GetFromJsonAsync<JsonElement>($"/v1/monitors/{uid}/windows?limit=500", Cancellation)).EnumerateArray()];

    private async Task AddChannelsAsync()
    {
        await PutAsync("/v1/alerts/channels/mail", new
        {
            kind = "mail",
            mail = new { host = "127.0.0.1", port = mail.Port, security = "none", from = "alerts@example.com", to = new[] { "ada@example.com" } },
        });
        await PutAsync("/v1/alerts/channels/slack", new { kind = "slack", url = receiver.Address + "/slack" });
        await PutAsync("/v1/alerts/channels/pager", new { kind = "pagerduty", url = receiver.Address + "/pagerduty", secret = Secret });
        await PutAsync("/v1/alerts/channels/teams", new { kind = "teams", url = receiver.Address + "/teams" });
        await PutAsync("/v1/alerts/channels/hook", new { kind = "webhook", url = receiver.Address + "/hook", secret = Secret });
    }

    private async Task PutAsync(string path, object body)
    {
        using var response = await client.PutAsJsonAsync(path, body, Cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }
}
