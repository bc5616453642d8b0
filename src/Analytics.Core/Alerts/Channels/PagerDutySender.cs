using System.Text.Json;
using System.Text.Json.Serialization;
using Analytics.Contracts.Alerting;
using Analytics.Core.Alerts.Delivery;
using Analytics.Core.Measures;
using Microsoft.Extensions.Options;

namespace Analytics.Core.Alerts.Channels;

/// <summary>
/// PagerDuty's Events API v2 (developer.pagerduty.com, "Send an alert event"): one incident a group, by the id of the group; at most 512,000 bytes, a
/// summary of 1,024 characters.
/// </summary>
internal sealed class PagerDutySender(WebhookClient client, IOptions<AlertOptions> options) : IChannelSender
{
    private const string PublicAddress = "https://events.pagerduty.com/v2/enqueue";
    private const int KeyLength = 32;
    private const int LongestSummary = 1_024;
    private const int MostBytes = 512_000;

    private static readonly JsonSerializerOptions Json = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    public ChannelKind Kind => ChannelKind.PagerDuty;

    public void Check(AlertChannel channel, FaultList faults)
    {
        WebhookAddress.Check(channel.Url ?? PublicAddress, options.Value, faults);
        if (channel.Secret is not { Length: KeyLength } key || !key.All(char.IsAsciiLetterOrDigit))
            faults.Add("/secret", $"Must be the integration key: {KeyLength} letters and digits.");
    }

    public Task<string> SendAsync(AlertChannel channel, AlertNotice notice, CancellationToken cancellationToken) => notice.Report is not null
        ? throw new DeliveryException("PagerDuty takes alerts only.", isTransient: false)
        : client.PostAsync(channel.Url ?? PublicAddress, Body(channel.Secret!, notice, options.Value.PublicUrl), [], cancellationToken);

    public static byte[] Body(string key, AlertNotice notice, string publicUrl)
    {
        var body = Body(key, notice, publicUrl, withDetails: true);
        return body.Length <= MostBytes ? body : Body(key, notice, publicUrl, withDetails: false);
    }

    private static byte[] Body(string key, AlertNotice notice, string publicUrl, bool withDetails)
    {
        var isTrigger = notice.Status == NoticeStatus.Firing;
        var first = notice.Alerts[0];
        return JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                routing_key = key,
                event_action = notice.Status switch { NoticeStatus.Firing => "trigger", NoticeStatus.Acknowledged => "acknowledge", _ => "resolve" },
                dedup_key = notice.Group,
                client = isTrigger ? "Analytics" : null,
                client_url = isTrigger ? publicUrl : null,
                links = isTrigger ? Links(first) : null,
                payload = isTrigger
                    ? new
                    {
                        summary = NoticeText.Cut($"{notice.Title}. {first.What}", LongestSummary),
                        source = first.Labels.GetValueOrDefault("model", "analytics"),
                        severity = AlertLabels.SeverityName(notice.Severity),
                        timestamp = first.Since,
                        component = first.Labels.GetValueOrDefault("version"),
                        group = notice.Group,
                        @class = first.Rule,
                        custom_details = withDetails ? Details(notice) : null,
                    }
                    : null,
            },
            Json);
    }

    private static object[] Links(NoticeAlert alert) => [.. NoticeText.Links(alert).Select(link => new { href = link.Address, text = link.Name })];

    private static Dictionary<string, object> Details(AlertNotice notice) => new()
    {
        ["reason"] = notice.Reason,
        ["further"] = notice.Further,
        ["alerts"] = notice.Alerts.Select(alert => new
        {
            title = alert.Title,
            labels = alert.Labels,
            what = alert.What,
            since = alert.Since,
            sure = alert.Sure,
            next = alert.Next,
            link = alert.Link,
            notebook = alert.Notebook,
        }),
    };
}
