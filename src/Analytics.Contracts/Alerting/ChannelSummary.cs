namespace Analytics.Contracts.Alerting;

/// <summary>A channel without its secrets.</summary>
public sealed record ChannelSummary
{
    /// <summary>Its id.</summary>
    public required string Uid { get; init; }

    /// <summary>How it tells.</summary>
    public required ChannelKind Kind { get; init; }

    /// <summary>What people call it.</summary>
    public required string Name { get; init; }

    /// <summary>Where mail goes.</summary>
    public MailSettings? Mail { get; init; }

    /// <summary>Host of its address.</summary>
    public string? Host { get; init; }

    /// <summary>True when it has a password, key or signing secret.</summary>
    public required bool HasSecret { get; init; }
}
