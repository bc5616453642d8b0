using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Analytics.Api.Tests.Durability;
using Analytics.Api.Tests.Service;
using MimeKit;
using Xunit;

namespace Analytics.Api.Tests.Alerts;

/// <summary>From records to people: the whole service, a real SMTP server, a real receiver.</summary>
public sealed class AlertDeliveryTests : IAsyncLifetime
{
    private const string Secret = "the-secret-that-signs-webhooks";
    private static readonly string Key = new('k', 32);

    private readonly RunningService service = new()
    {
        Settings = new Dictionary<string, string>
        {
            ["Alerts:AllowUnencrypted"] = "true",
            ["Alerts:AllowLocalAddresses"] = "true",
            ["Alerts:SlackHosts"] = "127.0.0.1",
            ["Alerts:PublicUrl"] = "https://analytics.example.com",
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
        await PutAsync("/v1/alerts/channels/mail", new
        {
            kind = "mail",
            mail = new { host = "127.0.0.1", port = mail.Port, security = "none", from = "Analytics <alerts@example.com>", to = new[] { "ada@example.com", "bob@example.com" } },
        });
        await PutAsync("/v1/alerts/channels/slack", new { kind = "slack", url = receiver.Address + "/slack" });
        await PutAsync("/v1/alerts/channels/pager", new { kind = "pagerduty", url = receiver.Address + "/pagerduty", secret = Key });
        await PutAsync("/v1/alerts/channels/teams", new { kind = "teams", url = receiver.Address + "/teams" });
        await PutAsync("/v1/alerts/channels/hook", new { kind = "webhook", url = receiver.Address + "/hook", secret = Secret });
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await mail.DisposeAsync();
        await receiver.DisposeAsync();
        await service.DisposeAsync();
    }

    [Fact]
    public async Task An_alert_reaches_every_channel_when_it_fires_is_acknowledged_and_resolves()
    {
        using var batch = await Batches.PostAsync(client, Batches.Body(1));
        batch.EnsureSuccessStatusCode();
        await PutAsync("/v1/alerts/rules/traffic", Rule(["mail", "slack", "pager", "teams", "hook"]));

        var fired = (await receiver.UntilAsync("/hook", 1))[0];
        var alert = fired.Json.GetProperty("alerts")[0];
        Assert.Equal(("firing", "fired"), (fired.Json.GetProperty("status").GetString(), fired.Json.GetProperty("reason").GetString()));
        Assert.Contains("predictions is 100", alert.GetProperty("what").GetString(), StringComparison.Ordinal);
        Assert.Contains("from 100 records", alert.GetProperty("sure").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("https://analytics.example.com/v1/models/churn/scorecard?from=", alert.GetProperty("link").GetString(), StringComparison.Ordinal);
        Assert.Equal("https://wiki.example.com/traffic", alert.GetProperty("runbook").GetString());
        Assert.Equal(Signature(fired), fired.Headers["Analytics-Signature"]);

        using var acknowledged = await client.PostAsJsonAsync($"/v1/alerts/{alert.GetProperty("id").GetString()}/acknowledge", new { by = "Ada" }, Cancellation);
        acknowledged.EnsureSuccessStatusCode();
        await receiver.UntilAsync("/hook", 2);
        using var ended = await client.PostAsJsonAsync($"/v1/alerts/{alert.GetProperty("id").GetString()}/resolve", new { by = "Ada", comment = "It was a load test." }, Cancellation);
        ended.EnsureSuccessStatusCode();

        Assert.Equal(["firing", "acknowledged", "resolved"], (await receiver.UntilAsync("/hook", 3)).Select(request => request.Json.GetProperty("status").GetString()));
        var events = (await receiver.UntilAsync("/pagerduty", 3)).Select(request => request.Json).ToList();
        Assert.Equal(["trigger", "acknowledge", "resolve"], events.Select(body => body.GetProperty("event_action").GetString()));
        Assert.Single(events.Select(body => body.GetProperty("dedup_key").GetString()).Distinct());
        Assert.All(events, body => Assert.Equal(Key, body.GetProperty("routing_key").GetString()));
        Assert.Equal(3, (await receiver.UntilAsync("/teams", 3)).Count);
        Assert.Equal(3, (await receiver.UntilAsync("/slack", 3)).Count);
        await CheckMailsAsync();
        var last = Assert.Single((await client.GetFromJsonAsync<JsonElement>("/v1/alerts/history?kind=resolved", Cancellation)).EnumerateArray());
        Assert.Equal(("Ada", "It was a load test."), (last.GetProperty("by").GetString(), last.GetProperty("detail").GetString()));
        await ServiceProcess.UntilAsync(async () => (await DeliveriesAsync("delivered")).Count == 15);
        Assert.Empty(await DeliveriesAsync("dead"));
    }

    [Theory]
    [InlineData("/slack", """{"text":"x","blocks":[{"type":"header","text":{"type":"mrkdwn","text":"x"}}]}""")]
    [InlineData("/pagerduty", """{"routing_key":"kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk","event_action":"trigger"}""")]
    [InlineData("/teams", """{"type":"message","attachments":[]}""")]
    public async Task A_receiver_refuses_what_does_not_fit(string path, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var http = new HttpClient();

        using var answer = await http.PostAsync(new Uri(receiver.Address + path), content, Cancellation);

        Assert.Equal(400, (int)answer.StatusCode);
        Assert.ThrowsAny<Exception>(() => receiver.At(path));
    }

    [Theory]
    [InlineData("mail")]
    [InlineData("slack")]
    [InlineData("pager")]
    [InlineData("teams")]
    [InlineData("hook")]
    public async Task A_channel_can_be_tried(string channel)
    {
        using var response = await client.PostAsync($"/v1/alerts/channels/{channel}/test", null, Cancellation);
        var test = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);

        Assert.True(test.GetProperty("delivered").GetBoolean(), test.ToString());
    }

    [Fact]
    public async Task A_mail_server_without_tls_is_not_spoken_to_in_clear()
    {
        await PutAsync("/v1/alerts/channels/safe", new
        {
            kind = "mail",
            mail = new { host = "127.0.0.1", port = mail.Port, from = "alerts@example.com", to = new[] { "ada@example.com" } },
        });

        using var response = await client.PostAsync("/v1/alerts/channels/safe/test", null, Cancellation);
        var test = await response.Content.ReadFromJsonAsync<JsonElement>(Cancellation);

        Assert.False(test.GetProperty("delivered").GetBoolean());
        Assert.Contains("STARTTLS", test.GetProperty("detail").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_a_receiver_refuses_for_good_is_dead_and_can_be_sent_again()
    {
        receiver.Refuses = 400;
        using var batch = await Batches.PostAsync(client, Batches.Body(1));
        await PutAsync("/v1/alerts/rules/traffic", Rule(["hook"]));
        IReadOnlyList<JsonElement> dead = [];
        await ServiceProcess.UntilAsync(async () => (dead = await DeliveriesAsync("dead")).Count == 1);
        Assert.Contains("400", dead[0].GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(1, dead[0].GetProperty("attempts").GetInt32());

        receiver.Refuses = null;
        using var retry = await client.PostAsync($"/v1/alerts/deliveries/{dead[0].GetProperty("id").GetString()}/retry", null, Cancellation);

        Assert.Equal(202, (int)retry.StatusCode);
        Assert.Equal(2, (await receiver.UntilAsync("/hook", 2)).Count);
        await ServiceProcess.UntilAsync(async () => (await DeliveriesAsync("delivered")).Count == 1);
    }

    private static object Rule(string[] channels) => new
    {
        title = "Traffic",
        query = new { measure = "predictions", filters = new[] { new { field = "model", values = new[] { "churn" } } }, window = "1h" },
        every = "10s",
        fire = new { op = ">", value = 50 },
        severity = "error",
        runbook = "https://wiki.example.com/traffic",
        notify = new { channels, groupWait = "0s", groupInterval = "0s" },
    };

    private static string Signature(Received request)
    {
        var signed = Encoding.UTF8.GetBytes($"{request.Headers["Analytics-Timestamp"]}.{request.Body}");
        Assert.InRange(
            long.Parse(request.Headers["Analytics-Timestamp"], CultureInfo.InvariantCulture), TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() - 60, long.MaxValue);
        return "v1=" + Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), signed));
    }

    private async Task CheckMailsAsync()
    {
        var messages = new List<MimeMessage>();
        foreach (var path in await mail.MailsAsync(3)) messages.Add(await MimeMessage.LoadAsync(path, Cancellation));

        Assert.Equal(3, messages.Count);
        Assert.Contains(messages, message => message.Subject!.StartsWith("[Error] Firing: Traffic", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Subject!.StartsWith("[Acknowledged]", StringComparison.Ordinal));
        Assert.Contains(messages, message => message.Subject!.StartsWith("[Resolved]", StringComparison.Ordinal));
        Assert.Single(messages.Select(message => message.References[0]).Distinct());
        Assert.Equal(3, messages.Select(message => message.MessageId).Distinct().Count());
        Assert.All(messages, message =>
        {
            Assert.Equal(["ada@example.com", "bob@example.com"], message.To.Mailboxes.Select(to => to.Address));
            Assert.Contains("Traffic", message.TextBody, StringComparison.Ordinal);
            Assert.Contains("<table", message.HtmlBody, StringComparison.Ordinal);
        });
        messages.ForEach(message => message.Dispose());
    }

    private async Task<IReadOnlyList<JsonElement>> DeliveriesAsync(string status) =>
        [.. (await client.GetFromJsonAsync<JsonElement>($"/v1/alerts/deliveries?status={status}", Cancellation)).EnumerateArray()];

    private async Task PutAsync(string path, object body)
    {
        using var response = await client.PutAsJsonAsync(path, body, Cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }
}
