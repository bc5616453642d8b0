using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Analytics.Contracts.Alerting;
using MimeKit;
using MimeKit.Text;

namespace Analytics.Core.Alerts.Channels;

/// <summary>A notification as mail: the same in plain text and HTML. Mails of one group stand together in mail programs.</summary>
internal static class MailMessage
{
    private const int LongestSubject = 200;
    private static readonly HtmlEncoder Html = HtmlEncoder.Default;

    public static MimeMessage Of(AlertNotice notice, MailSettings mail)
    {
        var from = MailboxAddress.Parse(mail.From);
        var message = new MimeMessage
        {
            Subject = NoticeText.Cut($"[{NoticeText.Mark(notice)}] {notice.Title}", LongestSubject),
            Date = notice.At,
            MessageId = $"{notice.Id}@{from.Domain}",
            Body = new MultipartAlternative
            {
                new TextPart(TextFormat.Plain) { Text = Text(notice) },
                new TextPart(TextFormat.Html) { Text = Page(notice) },
            },
        };
        message.From.Add(from);
        message.To.AddRange(mail.To.Select(MailboxAddress.Parse));
        message.References.Add($"{notice.Group}@{from.Domain}");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        if (notice.Severity == AlertSeverity.Critical) message.Importance = MessageImportance.High;
        return message;
    }

    private static string Text(AlertNotice notice)
    {
        var text = new StringBuilder().AppendLine(notice.Title).AppendLine();
        foreach (var alert in notice.Alerts)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{alert.Title} ({alert.State.ToString().ToLowerInvariant()})");
            foreach (var (name, part) in NoticeText.Parts(alert)) text.AppendLine(CultureInfo.InvariantCulture, $"  {name}: {part}");
            text.AppendLine(CultureInfo.InvariantCulture, $"  Labels: {Labels(alert)}");
            foreach (var (name, address) in NoticeText.Links(alert)) text.AppendLine(CultureInfo.InvariantCulture, $"  {name}: {address}");
            if (alert.Notebook is { } cell) text.AppendLine().AppendLine("  In a notebook:").AppendLine(cell);
            text.AppendLine();
        }

        if (notice.Further > 0) text.AppendLine(CultureInfo.InvariantCulture, $"{notice.Further} more alerts.");
        return text.Append(NoticeText.Why(notice)).ToString();
    }

    // Mail programs know tables and styles of elements, and little else.
    private static string Page(AlertNotice notice)
    {
        var page = new StringBuilder("<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"></head><body style=\"font-family:sans-serif;color:#222\">");
        page.Append(CultureInfo.InvariantCulture, $"<h1 style=\"font-size:18px;border-left:6px solid {Colour(notice)};padding-left:10px\">{Html.Encode(notice.Title)}</h1>");
        foreach (var alert in notice.Alerts)
        {
            page.Append(CultureInfo.InvariantCulture, $"<h2 style=\"font-size:15px\">{Html.Encode(alert.Title)} ({alert.State.ToString().ToLowerInvariant()})</h2><table style=\"border-collapse:collapse\">");
            foreach (var (name, part) in NoticeText.Parts(alert).Append(("Labels", Labels(alert))))
                page.Append(CultureInfo.InvariantCulture, $"<tr><th style=\"text-align:left;vertical-align:top;padding:2px 12px 2px 0\">{name}</th><td>{Html.Encode(part)}</td></tr>");
            var links = NoticeText.Links(alert).Select(link => $"<a href=\"{Html.Encode(link.Address)}\">{link.Name}</a>");
            page.Append(CultureInfo.InvariantCulture, $"</table><p>{string.Join(" · ", links)}</p>");
            if (alert.Notebook is { } cell) page.Append(CultureInfo.InvariantCulture, $"<pre style=\"background:#f4f4f4;padding:8px\">{Html.Encode(cell)}</pre>");
        }

        if (notice.Further > 0) page.Append(CultureInfo.InvariantCulture, $"<p>{notice.Further} more alerts.</p>");
        return page.Append(CultureInfo.InvariantCulture, $"<p style=\"color:#666\">{Html.Encode(NoticeText.Why(notice))}</p></body></html>").ToString();
    }

    private static string Labels(NoticeAlert alert) => string.Join(", ", alert.Labels.Select(label => $"{label.Key}={label.Value}"));

    private static string Colour(AlertNotice notice) => notice switch
    {
        { Status: NoticeStatus.Resolved } => "#2e7d32",
        { Severity: AlertSeverity.Critical or AlertSeverity.Error } => "#c62828",
        { Severity: AlertSeverity.Warning } => "#ef6c00",
        _ => "#1565c0",
    };
}
