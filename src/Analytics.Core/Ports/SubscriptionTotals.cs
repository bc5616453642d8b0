namespace Analytics.Core.Ports;

/// <summary>The subscriptions of one currency.</summary>
public sealed record SubscriptionTotals
{
    /// <summary>People who paid in the last period, in the one before, and in that but not in the last.</summary>
    public required (long Now, long Before, long Lost) Subscribers { get; init; }

    /// <summary>Payments of the last period and of the one before.</summary>
    public required (double Now, double Before) Payments { get; init; }

    /// <summary>What moved them: new, reactivated, expansion, contraction, churned; all at least 0.</summary>
    public required (double New, double Reactivated, double Expansion, double Contraction, double Churned) Movement { get; init; }

    /// <summary>People who signed up in the period before the last, and those of them who have paid since.</summary>
    public required (long SignedUp, long Paid) Conversion { get; init; }
}
