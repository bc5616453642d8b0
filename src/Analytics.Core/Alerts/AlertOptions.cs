namespace Analytics.Core.Alerts;

/// <summary>Settings of the section <c>Alerts</c>.</summary>
public sealed class AlertOptions
{
    /// <summary>Name of the section.</summary>
    public const string Section = "Alerts";

    /// <summary>Address at which people reach the pages; notifications link to it.</summary>
    public string PublicUrl { get; set; } = "http://localhost:5080";

    /// <summary>Allow webhooks without https and mail servers without TLS.</summary>
    public bool AllowUnencrypted { get; set; }

    /// <summary>Allow webhooks on this machine and on link-local addresses (where clouds keep their machines' credentials).</summary>
    public bool AllowLocalAddresses { get; set; }

    /// <summary>Hosts of Slack's webhooks, parted by commas.</summary>
    public string SlackHosts { get; set; } = "hooks.slack.com,hooks.slack-gov.com";

    /// <summary>Longest time of an evaluation.</summary>
    public TimeSpan EvaluationTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How many rules are evaluated at once.</summary>
    public int EvaluationsAtOnce { get; set; } = 2;

    /// <summary>Longest time of an attempt to deliver.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Pause before a failed delivery is tried again; twice as long each time, at most an hour.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Attempts after which a delivery is given up (dead).</summary>
    public int MaximumAttempts { get; set; } = 12;
}
