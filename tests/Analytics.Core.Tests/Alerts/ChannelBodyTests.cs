using System.Text;
using System.Text.Json;
using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts.Channels;
using Xunit;

namespace Analytics.Core.Tests.Alerts;

/// <summary>What each receiver publishes about the messages that it takes.</summary>
public sealed class ChannelBodyTests
{
    private static readonly string Long = string.Concat(Enumerable.Repeat("<ünd> & 😀 ", 2_000));

    public static TheoryData<string> Notices => ["ordinary", "resolved", "many", "long"];

    [Theory]
    [MemberData(nameof(Notices))]
    public void Slack_takes_it(string which)
    {
        var body = JsonDocument.Parse(SlackSender.Body(Notice(which))).RootElement;

        Assert.InRange(body.GetProperty("text").GetString()!.Length, 1, 4_000);
        var blocks = body.GetProperty("blocks").EnumerateArray().ToList();
        Assert.InRange(blocks.Count, 1, 50);
        Assert.All(blocks, block => Assert.Contains(block.GetProperty("type").GetString(), (string[])["header", "section", "actions", "context"]));
        Assert.All(Of(blocks, "header"), block => Text(block, "plain_text", 150));
        Assert.All(Of(blocks, "section"), block => Text(block, "mrkdwn", 3_000));
        Assert.All(Of(blocks, "section"), block => Assert.DoesNotContain("<", block.GetProperty("text").GetProperty("text").GetString()!, StringComparison.Ordinal));
        Assert.All(Of(blocks, "actions").SelectMany(block => block.GetProperty("elements").EnumerateArray()), button =>
        {
            Text(button, "plain_text", 75);
            Assert.InRange(button.GetProperty("url").GetString()!.Length, 1, 3_000);
        });
        Assert.Contains(Of(blocks, "section"), block => block.GetProperty("text").GetProperty("text").GetString()!.Contains("a=1&amp;b=&lt;2&gt;", StringComparison.Ordinal));
        Assert.All(Of(blocks, "context"), block => Assert.InRange(block.GetProperty("elements").GetArrayLength(), 1, 10));
    }

    [Theory]
    [MemberData(nameof(Notices))]
    public void PagerDuty_takes_it(string which)
    {
        var bytes = PagerDutySender.Body(new string('k', 32), Notice(which), "https://analytics.example.com");
        var body = JsonDocument.Parse(bytes).RootElement;

        Assert.InRange(bytes.Length, 1, 512_000);
        Assert.Equal(32, body.GetProperty("routing_key").GetString()!.Length);
        Assert.InRange(body.GetProperty("dedup_key").GetString()!.Length, 1, 255);
        Assert.Equal(which == "resolved" ? "resolve" : "trigger", body.GetProperty("event_action").GetString());
        if (which == "resolved") return;
        var payload = body.GetProperty("payload");
        Assert.InRange(payload.GetProperty("summary").GetString()!.Length, 1, 1_024);
        Assert.NotEmpty(payload.GetProperty("source").GetString()!);
        Assert.Contains(payload.GetProperty("severity").GetString(), (string[])["critical", "error", "warning", "info"]);
        Assert.True(payload.GetProperty("timestamp").TryGetDateTimeOffset(out _));
        Assert.All(body.GetProperty("links").EnumerateArray(), link => Assert.True(Uri.IsWellFormedUriString(link.GetProperty("href").GetString(), UriKind.Absolute)));
    }

    [Fact]
    public void PagerDuty_hears_that_someone_sees_to_it()
    {
        var notice = SomeAlerts.Notice(SomeAlerts.Alert() with { Acknowledgement = new Acknowledgement("Ada", SomeAlerts.Now, null) });

        var body = JsonDocument.Parse(PagerDutySender.Body(new string('k', 32), notice, "https://analytics.example.com")).RootElement;

        Assert.Equal("acknowledge", body.GetProperty("event_action").GetString());
        Assert.Equal("g", body.GetProperty("dedup_key").GetString());
    }

    [Theory]
    [MemberData(nameof(Notices))]
    public void Teams_takes_it(string which)
    {
        var bytes = TeamsSender.Body(Notice(which));
        var message = JsonDocument.Parse(bytes).RootElement;

        Assert.InRange(bytes.Length, 1, 28 * 1_024);
        Assert.Equal("message", message.GetProperty("type").GetString());
        var attachment = Assert.Single(message.GetProperty("attachments").EnumerateArray());
        Assert.Equal("application/vnd.microsoft.card.adaptive", attachment.GetProperty("contentType").GetString());
        var card = attachment.GetProperty("content");
        Assert.Equal(("AdaptiveCard", "1.4"), (card.GetProperty("type").GetString(), card.GetProperty("version").GetString()));
        Assert.All(card.GetProperty("body").EnumerateArray(), item => Assert.Contains(item.GetProperty("type").GetString(), (string[])["TextBlock", "FactSet"]));
        Assert.Contains(card.GetProperty("body").EnumerateArray(), item => item.TryGetProperty("fontType", out var font) && font.GetString() == "Monospace" && item.GetProperty("text").GetString()!.Contains("b=<2>", StringComparison.Ordinal));
        Assert.All(card.GetProperty("actions").EnumerateArray(), action => Assert.Equal("Action.OpenUrl", action.GetProperty("type").GetString()));
    }

    [Theory]
    [MemberData(nameof(Notices))]
    public void A_mail_says_the_same_in_text_and_html_and_keeps_what_people_wrote_from_being_markup(string which)
    {
        var notice = Notice(which);

        using var message = MailMessage.Of(notice, new MailSettings { Host = "localhost", From = "Analytics <alerts@example.com>", To = ["ada@example.com"] });

        Assert.InRange(message.Subject!.Length, 1, 200);
        Assert.Equal($"{notice.Id}@example.com", message.MessageId);
        Assert.Equal("multipart/alternative", message.Body!.ContentType.MimeType);
        Assert.All([message.TextBody, message.HtmlBody], body => Assert.All(["Since", "How sure", "Next", "version=3"], part => Assert.Contains(part, body, StringComparison.Ordinal)));
        Assert.DoesNotContain("<answers>", message.HtmlBody, StringComparison.Ordinal);
        Assert.Contains("Unsafe <answers> & more", message.TextBody, StringComparison.Ordinal);
    }

    [Fact]
    public void A_text_is_not_cut_within_a_character() => Assert.All(Enumerable.Range(3, 40), most =>
    {
        var cut = NoticeText.Cut(Long, most);

        Assert.InRange(cut.Length, most - 1, most);
        Assert.DoesNotContain('\uFFFD', Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut)));
    });

    private static AlertNotice Notice(string which) => which switch
    {
        "resolved" => SomeAlerts.Notice(SomeAlerts.Alert(active: false)),
        "many" => SomeAlerts.Notice(Enumerable.Range(0, 300).Select(number => SomeAlerts.Alert($"a{number}", text: Long[..800]))),
        "long" => SomeAlerts.Notice(SomeAlerts.Alert(text: Long) with { Title = "Unsafe <answers> & more " + Long, Sure = Long, Next = Long, Runbook = "https://example.com/" + new string('x', 4_000) }),
        _ => SomeAlerts.Notice(SomeAlerts.Alert(), SomeAlerts.Alert("a2", active: false)),
    };

    private static IEnumerable<JsonElement> Of(List<JsonElement> blocks, string type) => blocks.Where(block => block.GetProperty("type").GetString() == type);

    private static void Text(JsonElement holder, string type, int most)
    {
        var text = holder.GetProperty("text");
        Assert.Equal(type, text.GetProperty("type").GetString());
        Assert.InRange(text.GetProperty("text").GetString()!.Length, 1, most);
    }
}
