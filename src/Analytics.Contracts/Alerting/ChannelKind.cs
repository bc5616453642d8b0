using System.Text.Json.Serialization;

namespace Analytics.Contracts.Alerting;

/// <summary>How a channel tells.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ChannelKind>))]
public enum ChannelKind
{
    /// <summary>Mail over SMTP.</summary>
    [JsonStringEnumMemberName("mail")] Mail,

    /// <summary>Slack's incoming webhook.</summary>
    [JsonStringEnumMemberName("slack")] Slack,

    /// <summary>PagerDuty's Events API v2.</summary>
    [JsonStringEnumMemberName("pagerduty")] PagerDuty,

    /// <summary>A workflow of Teams that begins with a webhook.</summary>
    [JsonStringEnumMemberName("teams")] Teams,

    /// <summary>Any receiver of JSON, signed.</summary>
    [JsonStringEnumMemberName("webhook")] Webhook,
}
