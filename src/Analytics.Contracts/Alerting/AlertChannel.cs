namespace Analytics.Contracts.Alerting;

/// <summary>
/// A way to tell people, as <c>PUT /v1/alerts/channels/{uid}</c> takes it. Addresses of webhooks, keys and passwords are secrets: they are encrypted
/// before they are stored and no answer has them. Left out on a later PUT of the same kind, they stay as they are.
/// </summary>
public sealed record AlertChannel
{
    /// <summary>Its id; taken from the path on PUT.</summary>
    public string Uid { get; init; } = "";

    /// <summary>How it tells.</summary>
    public required ChannelKind Kind { get; init; }

    /// <summary>What people call it. Absent: its id.</summary>
    public string? Name { get; init; }

    /// <summary>For mail: where it goes.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>Secret. Address of the webhook of slack, teams and webhook. For pagerduty: another address than the public one.</summary>
    public string? Url { get; init; }

    /// <summary>Secret. For mail: the password. For pagerduty: the 32 characters of the integration key. For webhook: 16 to 200 characters that sign.</summary>
    public string? Secret { get; init; }
}
