namespace Analytics.Statistics.Inference;

/// <summary>The decision on one hypothesis of an endless sequence.</summary>
/// <param name="Level">The bar that this p-value had to pass, in [0, 1), fixed before it was seen.</param>
/// <param name="Rejected">Whether the p-value is at most the bar.</param>
public readonly record struct OnlineDecision(double Level, bool Rejected);
