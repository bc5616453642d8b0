namespace Analytics.Core.Ports;

/// <summary>Asks for the subscriptions of one currency in the last period before a time, and in the one before that.</summary>
public sealed record SubscriptionQuery
{
    public required string Currency { get; init; }

    /// <summary>End of the last period, UTC, exclusive.</summary>
    public required DateTime To { get; init; }

    /// <summary>Length of a period.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Events that pay for a subscription.</summary>
    public required IReadOnlyList<string> Payments { get; init; }

    /// <summary>Events that pay for a year of one.</summary>
    public IReadOnlyList<string> YearlyPayments { get; init; } = [];

    /// <summary>Events of signing up.</summary>
    public required IReadOnlyList<string> SignUps { get; init; }
}
