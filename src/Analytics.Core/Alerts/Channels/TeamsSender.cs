using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Contracts.Alerting;
using Analytics.Core.Measures;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Alerts.Channels;

/// <summary>
/// A workflow of Teams that begins with "When a Teams webhook request is received" (learn.microsoft.com, "Create incoming webhooks with Workflows"): a
/// message with one adaptive card of version 1.4, at most 28 KB.
/// </summary>
internal sealed class TeamsSender(WebhookClient client, IOptions<AlertOptions> options) : IChannelSender
{
    private const int MostBytes = 28_000;
    private const int MostAlerts = 10;
    private const int LongestText = 1_000;

    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public ChannelKind Kind => ChannelKind.Teams;

    public void Check(AlertChannel channel, FaultList faults) => WebhookAddress.Check(channel.Url, options.Value, faults);

    public Task<string> SendAsync(AlertChannel channel, AlertNotice notice, CancellationToken cancellationToken) =>
        client.PostAsync(channel.Url!, Body(notice), [], cancellationToken);

    public static byte[] Body(AlertNotice notice)
    {
        for (var most = MostAlerts; ; most /= 2)
        {
            var body = Body(notice, most);
            if (body.Length <= MostBytes || most <= 1) return body;
        }
    }

    private static byte[] Body(AlertNotice notice, int most)
    {
        if (notice.Report is { } report)
        {
            return Card([Block(report.Title, "Large", "Bolder", "Default"), Block(report.Sentence, "Default", "Default", "Default"), .. report.Facts.Select(fact => Block("- " + fact, "Default", "Default", "Default"))],
                [Open("Open the report", report.Link)]);
        }

        var items = new List<object>
        {
            Block($"{NoticeText.Mark(notice)}: {notice.Alerts[0].Title}", "Large", "Bolder", Colour(notice)),
            Block(NoticeText.Why(notice), "Small", "Default", "Default"),
        };
        foreach (var alert in notice.Alerts.Take(most))
        {
            items.Add(Block(string.Join(", ", alert.Labels.Select(label => $"{label.Key} {label.Value}")), "Medium", "Bolder", "Default"));
            items.Add(new { type = "FactSet", facts = NoticeText.Parts(alert).Select(part => new { title = part.Name, value = NoticeText.Cut(part.Text, LongestText) }) });
            if (alert.Notebook is { Length: <= LongestText } cell) items.Add(new { type = "TextBlock", text = Lines(cell), fontType = "Monospace", size = "Small", wrap = true });
        }

        var further = notice.Further + Math.Max(0, notice.Alerts.Count - most);
        if (further > 0) items.Add(Block(FormattableString.Invariant($"{further} more alerts."), "Default", "Default", "Default"));
        return Card(items, Actions(notice.Alerts[0]));
    }

    private static byte[] Card(IReadOnlyList<object> items, object[] actions)
    {
        var card = new Dictionary<string, object>
        {
            ["$schema"] = "http://adaptivecards.io/schemas/adaptive-card.json",
            ["type"] = "AdaptiveCard",
            ["version"] = "1.4",
            ["body"] = items,
            ["actions"] = actions,
        };
        return JsonSerializer.SerializeToUtf8Bytes(
            new { type = "message", attachments = new[] { new { contentType = "application/vnd.microsoft.card.adaptive", content = card } } }, Json);
    }

    // Cards take one line end for none.
    private static string Lines(string cell) => cell.ReplaceLineEndings("\n\n");

    private static object Block(string text, string size, string weight, string color) =>
        new { type = "TextBlock", text = NoticeText.Cut(text, LongestText), size, weight, color, wrap = true };

    private static object[] Actions(NoticeAlert alert) => [.. NoticeText.Links(alert).Select(link => Open(link.Name, link.Address))];

    private static object Open(string title, string url) => new { type = "Action.OpenUrl", title, url };

    private static string Colour(AlertNotice notice) => notice switch
    {
        { Status: NoticeStatus.Resolved } => "Good",
        { Severity: AlertSeverity.Critical or AlertSeverity.Error } => "Attention",
        { Severity: AlertSeverity.Warning } => "Warning",
        _ => "Accent",
    };
}
