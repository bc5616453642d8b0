using Analytics.Contracts.Alerting;

namespace Analytics.Core.Alerts.Notices;

/// <summary>What a group of alerts has been told so far.</summary>
internal sealed record AlertGroup
{
    /// <summary>Digest of the routing and of the values of the labels that group.</summary>
    public required string Id { get; init; }

    public required AlertRouting Routing { get; init; }

    /// <summary>When its first alert came.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>When it was last told; null: never.</summary>
    public DateTimeOffset? ToldAt { get; init; }

    /// <summary>When it was first told.</summary>
    public DateTimeOffset? FirstToldAt { get; init; }

    /// <summary>Steps of the escalation taken.</summary>
    public int Level { get; init; }

    /// <summary>Counts its notifications; part of their ids.</summary>
    public long Notices { get; init; }

    /// <summary>The alerts that were told and have not been told to be resolved.</summary>
    public IReadOnlyDictionary<string, ToldAlert> Told { get; init; } = new Dictionary<string, ToldAlert>();
}
