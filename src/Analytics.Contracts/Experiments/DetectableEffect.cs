namespace Analytics.Contracts.Experiments;

/// <summary>The smallest relative effect that so many days can find.</summary>
/// <param name="Days">The days.</param>
/// <param name="Units">Units of all variants together.</param>
/// <param name="MinimumDetectableEffect">The effect; null where none can be found.</param>
public sealed record DetectableEffect(int Days, double Units, double? MinimumDetectableEffect);
