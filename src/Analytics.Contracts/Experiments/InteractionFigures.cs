namespace Analytics.Contracts.Experiments;

/// <summary>Whether another experiment on the same units changes this one's effect.</summary>
/// <param name="Experiment">The other experiment.</param>
/// <param name="Variant">Treatment of this one.</param>
/// <param name="OtherVariant">Treatment of the other.</param>
/// <param name="Units">Units in both.</param>
/// <param name="DependencePValue">p-value that the two assign independently; a small one means that they are mixed.</param>
/// <param name="Effect">Difference of the effects, in the unit of the metric; null where some combination has no units.</param>
/// <param name="AdjustedPValue">p-value of no interaction, by Benjamini-Hochberg over all pairs.</param>
public sealed record InteractionFigures(
    string Experiment, string Variant, string OtherVariant, long Units, double DependencePValue, EffectFigures? Effect, double? AdjustedPValue);
