namespace Analytics.Core.Ports;

/// <summary>Asks for everyone whose subscription goes on at a time, and what was known of them then.</summary>
public sealed record SubscriberQuery
{
    public required string Currency { get; init; }

    /// <summary>The time, UTC: only what happened before it is looked at, but for whether the next payment came.</summary>
    public required DateTime AsOf { get; init; }

    /// <summary>Until when payments are known, UTC.</summary>
    public required DateTime KnownTo { get; init; }

    /// <summary>Length of a period that a payment is for.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>How late a payment may come.</summary>
    public required TimeSpan Grace { get; init; }

    /// <summary>Events that pay for a subscription.</summary>
    public required IReadOnlyList<string> Payments { get; init; }

    /// <summary>Events that give money back.</summary>
    public required IReadOnlyList<string> Refunds { get; init; }

    /// <summary>Only the one of this sealed pseudonym; null: all.</summary>
    public byte[]? Subject { get; init; }
}
