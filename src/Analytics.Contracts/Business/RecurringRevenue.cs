using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Business;

/// <summary>
/// Monthly recurring revenue: subscription payments of the 30 days before the end of the window, against the 30 days before those. Now = before + new +
/// reactivated + expansion − contraction − churned.
/// </summary>
public sealed record RecurringRevenue
{
    /// <summary>Payments of the last 30 days.</summary>
    public required double Now { get; init; }

    /// <summary>Payments of the 30 days before.</summary>
    public required double Before { get; init; }

    /// <summary>From people who never paid before.</summary>
    public required double New { get; init; }

    /// <summary>From people who paid once, and not in the 30 days before.</summary>
    public required double Reactivated { get; init; }

    /// <summary>Paid more than before, by people who paid then too.</summary>
    public required double Expansion { get; init; }

    /// <summary>Paid less than before, by people who still pay.</summary>
    public required double Contraction { get; init; }

    /// <summary>Paid before by people who pay no more.</summary>
    public required double Churned { get; init; }

    /// <summary>People who paid in the last 30 days.</summary>
    public required long Subscribers { get; init; }

    /// <summary>Mean payment of a subscriber in 30 days.</summary>
    public required double PerSubscriber { get; init; }

    /// <summary>Of those who paid in the 30 days before, the share that did not in the last 30 (Wilson).</summary>
    public required Figure ChurnRate { get; init; }

    /// <summary>Payments of a subscriber until the end, at this churn rate: payment of 30 days ÷ churn rate; null where nobody left.</summary>
    public double? LifetimeValue { get; init; }
}
