namespace Analytics.Contracts.Experiments;

/// <summary>What so many units can find.</summary>
/// <param name="Units">Units of all variants together.</param>
/// <param name="MinimumDetectableEffect">The smallest relative effect that they find with the planned power; null where there is none.</param>
/// <param name="Power">Power for the planned smallest effect, 0 to 1.</param>
public sealed record PlanPower(double Units, double? MinimumDetectableEffect, double Power);
