using System.Net.Http.Json;
using Analytics.Api.Tests.Alerts;
using Analytics.Api.Tests.Service;
using MimeKit;
using Xunit;

namespace Analytics.Api.Tests.Reports;

/// <summary>A schedule, from its time to people: the whole service, a real SMTP server, a real receiver.</summary>
public sealed class ReportDeliveryTests : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-reports-");
    private RunningService service = null!;
    private HttpClient client = null!;
    private Receiver receiver = null!;
    private MailServer mail = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        service = new RunningService
        {
            Settings = new Dictionary<string, string>
            {
                ["Alerts:AllowUnencrypted"] = "true",
                ["Alerts:AllowLocalAddresses"] = "true",
                ["Alerts:SlackHosts"] = "127.0.0.1",
                ["Alerts:PublicUrl"] = "https://analytics.example.com",
                ["Reports:Folder"] = folder.FullName,
            },
        };
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
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_scheduled_report_is_mailed_with_the_report_attached_told_to_the_others_and_put_into_the_folder()
    {
        await PutAsync("/v1/alerts/channels/mail", new { kind = "mail", mail = new { host = "127.0.0.1", port = mail.Port, security = "none", from = "reports@example.com", to = new[] { "ada@example.com" } } });
        await PutAsync("/v1/alerts/channels/slack", new { kind = "slack", url = receiver.Address + "/slack" });
        await PutAsync("/v1/alerts/channels/teams", new { kind = "teams", url = receiver.Address + "/teams" });
        await PutAsync("/v1/alerts/channels/hook", new { kind = "webhook", url = receiver.Address + "/hook", secret = "the-secret-that-signs-webhooks" });
        await PutAsync("/v1/reports/schedules/every-minute", new { report = new { template = "weekly", format = "markdown" }, cron = "* * * * *", channels = new[] { "mail", "slack", "teams", "hook" } });

        var told = (await receiver.UntilAsync("/hook", 1))[0].Json;
        var message = await MimeMessage.LoadAsync((await mail.MailsAsync(1))[0], Cancellation);
        var slack = (await receiver.UntilAsync("/slack", 1))[0].Json;
        var teams = (await receiver.UntilAsync("/teams", 1))[0].Json;

        var report = told.GetProperty("report");
        Assert.Equal(("report", "The week"), (told.GetProperty("reason").GetString(), report.GetProperty("title").GetString()));
        Assert.StartsWith("https://analytics.example.com/v1/reports/every-minute-", report.GetProperty("link").GetString(), StringComparison.Ordinal);
        Assert.Equal("The week", message.Subject);
        Assert.Contains(report.GetProperty("sentence").GetString()!, message.TextBody, StringComparison.Ordinal);
        var attached = Assert.IsType<MimePart>(Assert.Single(message.Attachments), exactMatch: false);
        Assert.EndsWith(".md", attached.FileName!, StringComparison.Ordinal);
        using var content = new MemoryStream();
        await attached.Content!.DecodeToAsync(content, Cancellation);
        var text = System.Text.Encoding.UTF8.GetString(content.ToArray());
        Assert.StartsWith("# The week", text, StringComparison.Ordinal);
        Assert.Equal(text, await File.ReadAllTextAsync(Path.Combine(folder.FullName, attached.FileName!), Cancellation));
        Assert.Contains("The week", slack.ToString(), StringComparison.Ordinal);
        Assert.Contains("Open the report", teams.ToString(), StringComparison.Ordinal);
        using var removed = await client.DeleteAsync("/v1/reports/schedules/every-minute", Cancellation);
        removed.EnsureSuccessStatusCode();
    }

    private async Task PutAsync(string path, object body)
    {
        using var response = await client.PutAsJsonAsync(path, body, Cancellation);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync(Cancellation));
    }
}
