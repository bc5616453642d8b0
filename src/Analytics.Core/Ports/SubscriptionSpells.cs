namespace Analytics.Core.Ports;

/// <summary>Subscriptions of one length: how many ended, how many go on, and what those pay.</summary>
/// <param name="Months">Payments that a subscription of this length holds, from 1.</param>
/// <param name="Week">Those that go on: weeks until the next payment is due, from 0 (overdue ones too); null for those that ended.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Payments">Sum of their last payments.</param>
public sealed record SubscriptionSpells(int Months, int? Week, long Count, double Payments);
