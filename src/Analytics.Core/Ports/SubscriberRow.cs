namespace Analytics.Core.Ports;

/// <summary>A subscriber at a time.</summary>
/// <param name="Subject">Sealed pseudonym.</param>
/// <param name="Numbers">In the order of <see cref="Names"/>; NaN where there is none.</param>
/// <param name="Left">Whether no payment came within period and grace of the last; null where that is not known yet.</param>
public sealed record SubscriberRow(byte[] Subject, double[] Numbers, bool? Left)
{
    /// <summary>
    /// Names of the numbers. Of the 30 days (or 90 where it says so) before the time: events, their ratio to those of the 30 days before, sessions and theirs, days with any
    /// event, kinds of events, refunds, recommendations answered and the share of them accepted; payments ever, the last one, the sum of 90 days, days since the
    /// first event, since the last, and until the next payment is due.
    /// </summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "payments", "last_payment", "paid_90d", "days_until_due", "tenure_days", "recency_days", "events_30d", "events_trend", "sessions_30d", "sessions_trend", "active_days_30d",
        "breadth_30d", "refunds_90d", "answered_90d", "acceptance_90d",
    ];
}
