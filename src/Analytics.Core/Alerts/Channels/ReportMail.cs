using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Analytics.Contracts.Alerting;
using Analytics.Contracts.Reports;
using MimeKit;

namespace Analytics.Core.Alerts.Channels;

/// <summary>A report as mail: what it says in text and HTML, the report itself attached unless it is too large.</summary>
internal static class ReportMail
{
    private const int LongestSubject = 200;
    private const int LargestAttachment = 8 * 1024 * 1024;
    private static readonly HtmlEncoder Html = HtmlEncoder.Default;

    public static MimeMessage Of(AlertNotice notice, ReportNotice report, MailSettings mail, byte[]? content)
    {
        var from = MailboxAddress.Parse(mail.From);
        var body = new BodyBuilder { TextBody = Text(report), HtmlBody = Page(report) };
        if (content is { Length: <= LargestAttachment }) body.Attachments.Add($"{report.Id}.{ReportFormats.Extension(report.Format)}", content, ContentType.Parse(ReportFormats.MediaType(report.Format)));
        var message = new MimeMessage
        {
            Subject = NoticeText.Cut(report.Title, LongestSubject),
            Date = notice.At,
            MessageId = $"{notice.Id}@{from.Domain}",
            Body = body.ToMessageBody(),
        };
        message.From.Add(from);
        message.To.AddRange(mail.To.Select(MailboxAddress.Parse));
        message.References.Add($"{notice.Group}@{from.Domain}");
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }

    private static string Text(ReportNotice report)
    {
        var text = new StringBuilder().AppendLine(report.Sentence).AppendLine();
        foreach (var fact in report.Facts) text.AppendLine(CultureInfo.InvariantCulture, $"- {fact}");
        return text.AppendLine().Append(report.Link).ToString();
    }

    private static string Page(ReportNotice report)
    {
        var facts = string.Concat(report.Facts.Select(fact => $"<li>{Html.Encode(fact)}</li>"));
        return $"""
            <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"></head><body style="font-family:sans-serif;color:#222"><h1 style="font-size:18px">{Html.Encode(report.Title)}</h1>
            <p>{Html.Encode(report.Sentence)}</p><ul>{facts}</ul><p><a href="{Html.Encode(report.Link)}">Open the report</a></p></body></html>
            """;
    }
}
