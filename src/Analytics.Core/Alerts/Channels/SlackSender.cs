using System.Text.Json;
using Analytics.Contracts.Alerting;
using Analytics.Contracts.Reports;
using Analytics.Core.Measures;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Alerts.Channels;

/// <summary>
/// Slack's incoming webhook (docs.slack.dev, "Sending messages using incoming webhooks" and "Blocks"): at most 50 blocks, a header of 150 characters,
/// sections of 3,000, buttons of 75 with addresses of 3,000.
/// </summary>
internal sealed class SlackSender(WebhookClient client, IOptions<AlertOptions> options) : IChannelSender
{
    private const int LongestHeader = 150;
    private const int LongestSection = 3_000;
    private const int LongestAddress = 3_000;
    private const int MostAlerts = 10;

    public ChannelKind Kind => ChannelKind.Slack;

    public void Check(AlertChannel channel, FaultList faults)
    {
        WebhookAddress.Check(channel.Url, options.Value, faults);
        var hosts = options.Value.SlackHosts.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (faults.ByPointer.Count == 0 && !hosts.Contains(new Uri(channel.Url!).Host, StringComparer.OrdinalIgnoreCase))
            faults.Add("/url", "Must be an address of Slack (see Alerts:SlackHosts).");
    }

    public Task<string> SendAsync(AlertChannel channel, AlertNotice notice, CancellationToken cancellationToken) =>
        client.PostAsync(channel.Url!, Body(notice), [], cancellationToken);

    public static byte[] Body(AlertNotice notice)
    {
        if (notice.Report is { } report) return Body(report);
        var blocks = new List<object> { new { type = "header", text = Plain($"{NoticeText.Mark(notice)}: {notice.Alerts[0].Title}", LongestHeader) } };
        foreach (var alert in notice.Alerts.Take(MostAlerts))
        {
            blocks.Add(new { type = "section", text = Marked(Text(alert)) });
            object[] buttons = [.. NoticeText.Links(alert).Where(link => link.Address.Length <= LongestAddress).Select(link => new { type = "button", text = Plain(link.Name, 75), url = link.Address })];
            if (buttons.Length > 0) blocks.Add(new { type = "actions", elements = buttons });
            if (alert.Notebook is { } cell) blocks.Add(new { type = "section", text = new { type = "mrkdwn", text = Code(cell) } });
        }

        var further = notice.Further + Math.Max(0, notice.Alerts.Count - MostAlerts);
        var why = further > 0 ? FormattableString.Invariant($"{NoticeText.Why(notice)} {further} more alerts.") : NoticeText.Why(notice);
        blocks.Add(new { type = "context", elements = new[] { Marked(Escape(why)) } });
        return JsonSerializer.SerializeToUtf8Bytes(new { text = NoticeText.Cut(Escape(notice.Title), LongestSection), blocks });
    }

    private static byte[] Body(ReportNotice report)
    {
        var text = string.Join('\n', report.Facts.Select(fact => "• " + Escape(fact)).Prepend(Escape(report.Sentence)));
        object[] blocks =
        [
            new { type = "header", text = Plain(report.Title, LongestHeader) },
            new { type = "section", text = Marked(text) },
            new { type = "actions", elements = new[] { new { type = "button", text = Plain("Open the report", 75), url = report.Link } } },
        ];
        return JsonSerializer.SerializeToUtf8Bytes(new { text = NoticeText.Cut(Escape(report.Title), LongestSection), blocks });
    }

    private static string Text(NoticeAlert alert)
    {
        var labels = string.Join("  ", alert.Labels.Select(label => $"{label.Key}={label.Value}"));
        var parts = NoticeText.Parts(alert).Select(part => $"*{part.Name}:* {Escape(part.Text)}");
        return $"*{Escape(alert.Title)}* ({alert.State.ToString().ToLowerInvariant()})\n{string.Join('\n', parts)}\n{Escape(labels)}";
    }

    /// <summary>Code on many lines; what is too long for a section is left to the page.</summary>
    private static string Code(string cell)
    {
        var code = $"*In a notebook:*\n```{Escape(cell)}```";
        return code.Length <= LongestSection ? code : "*In a notebook:* the cell is on the page of alerts.";
    }

    private static object Plain(string text, int most) => new { type = "plain_text", text = NoticeText.Cut(text, most) };

    private static object Marked(string text) => new { type = "mrkdwn", text = NoticeText.Cut(text, LongestSection) };

    // The three characters that mean something to Slack.
    private static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);
}
