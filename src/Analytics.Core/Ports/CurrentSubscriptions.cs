namespace Analytics.Core.Ports;

/// <summary>Subscriptions that go on, of one length, due at one time.</summary>
/// <param name="Payments">Payments made, from 1.</param>
/// <param name="Week">Weeks until the next is due, from 0; overdue ones too.</param>
/// <param name="Overdue">Whole days that it is overdue; null: it is not due yet.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Sum">Sum of their last payments.</param>
public sealed record CurrentSubscriptions(int Payments, int Week, int? Overdue, long Count, double Sum);
