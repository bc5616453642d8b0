namespace Analytics.Core.Ports;

/// <summary>The subscriptions of one currency.</summary>
public sealed record SubscriptionTotals
{
    /// <summary>People who paid for the last period, for the one before, and for that but not for the last.</summary>
    public required (long Now, long Before, long Lost) Subscribers { get; init; }

    /// <summary>Payments for the last period and for the one before; of a payment for a year the part that falls on a period.</summary>
    public required (double Now, double Before) Payments { get; init; }

    /// <summary>What moved them: new, reactivated, expansion, contraction, churned; all at least 0.</summary>
    public required (double New, double Reactivated, double Expansion, double Contraction, double Churned) Movement { get; init; }

    /// <summary>People who signed up in the period before the last, and those of them who have paid since.</summary>
    public required (long SignedUp, long Paid) Conversion { get; init; }
}
