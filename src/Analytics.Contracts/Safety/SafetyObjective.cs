namespace Analytics.Contracts.Safety;

/// <summary>
/// A tolerated violation rate against what was seen, looked at after every bucket. Test and bounds hold at all looks together: they may be read every day.
/// </summary>
/// <param name="Rate">The tolerated rate.</param>
/// <param name="Checked">Checks in the window.</param>
/// <param name="Violations">Violations among them.</param>
/// <param name="Lower">Lower bound of the rate, with 95 % at all looks.</param>
/// <param name="Upper">Upper bound of the rate.</param>
/// <param name="PValue">Probability of such evidence, ever, at a tolerated rate.</param>
/// <param name="Broken">Whether that is at most 0.05.</param>
/// <param name="Since">Start of the bucket after which it was known to be broken; absent while it is not.</param>
public sealed record SafetyObjective(double Rate, long Checked, long Violations, double Lower, double Upper, double PValue, bool Broken, DateTimeOffset? Since);
