using Analytics.Contracts.Alerting;

namespace Analytics.Api.Alerts.Pages;

/// <summary>What the page of alerts shows.</summary>
public sealed record AlertsView
{
    /// <summary>What fires, the worst first, with why nobody is told of it now.</summary>
    public required IReadOnlyList<(NoticeAlert Words, string? MutedBy)> Firing { get; init; }

    /// <summary>Everything that is watched.</summary>
    public required IReadOnlyList<Alert> All { get; init; }

    /// <summary>What happened, newest first.</summary>
    public required IReadOnlyList<AlertTransition> History { get; init; }

    /// <summary>Silences that last or are to come.</summary>
    public required IReadOnlyList<AlertSilence> Silences { get; init; }

    /// <summary>The channels.</summary>
    public required IReadOnlyList<ChannelSummary> Channels { get; init; }

    /// <summary>Notifications, newest first.</summary>
    public required IReadOnlyList<AlertDelivery> Deliveries { get; init; }

    /// <summary>Titles of the rules by their ids.</summary>
    public required IReadOnlyDictionary<string, string> Titles { get; init; }

    /// <summary>Whether the reader may acknowledge and silence.</summary>
    public required bool MayAct { get; init; }
}
