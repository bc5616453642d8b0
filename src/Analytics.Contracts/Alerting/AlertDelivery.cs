namespace Analytics.Contracts.Alerting;

/// <summary>A notification on its way through one channel.</summary>
public sealed record AlertDelivery
{
    /// <summary>Its id; later ones sort after earlier ones.</summary>
    public required string Id { get; init; }

    /// <summary>The channel.</summary>
    public required string Channel { get; init; }

    /// <summary>What became of it.</summary>
    public required DeliveryStatus Status { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>When it is tried next, while it waits.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When it was delivered or given up.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>What the other side said last.</summary>
    public string? Detail { get; init; }

    /// <summary>The notification.</summary>
    public required AlertNotice Notice { get; init; }
}
