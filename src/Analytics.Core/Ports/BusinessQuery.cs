namespace Analytics.Core.Ports;

/// <summary>Asks for the business of one currency.</summary>
public sealed record BusinessQuery
{
    public required string Currency { get; init; }

    /// <summary>Start of the money by day, UTC, inclusive.</summary>
    public required DateTime From { get; init; }

    /// <summary>End, UTC, exclusive; subscribers are those of the periods before it.</summary>
    public required DateTime To { get; init; }

    /// <summary>Length of a period of subscriptions.</summary>
    public required TimeSpan Period { get; init; }

    /// <summary>Events that pay for a subscription.</summary>
    public required IReadOnlyList<string> Payments { get; init; }

    /// <summary>Events that give money back.</summary>
    public required IReadOnlyList<string> Refunds { get; init; }

    /// <summary>Events of signing up.</summary>
    public required IReadOnlyList<string> SignUps { get; init; }
}
