namespace Analytics.Core.Ports;

/// <summary>
/// How long subscriptions last. One has ended when no payment came within period and grace of the last; who pays again later begins another. What became of a payment
/// is told only when period and grace after it are over, for those that were paid again as well: counted sooner than those that were not, they would make leaving look rare.
/// </summary>
/// <param name="Lasted">Subscriptions by payments of which it is told what became of them.</param>
/// <param name="Current">Subscriptions that go on.</param>
/// <param name="Late">Payments that were followed by another, by whole days (rounded up) that this one was late.</param>
public sealed record SubscriptionHistory(
    IReadOnlyList<(int Payments, long Lost, long Continued)> Lasted, IReadOnlyList<CurrentSubscriptions> Current, IReadOnlyList<(int Days, long Count)> Late);
