namespace Analytics.Contracts.Experiments;

/// <summary>Whether the effect changes with the time since a unit's first exposure.</summary>
/// <param name="Variant">The treatment.</param>
/// <param name="ByDay">The effect on each day since the exposure, from day 0, in the unit of the metric.</param>
/// <param name="SlopePerDay">Change of the effect a day, weighted by precision.</param>
/// <param name="PValue">p-value of no change.</param>
/// <param name="Finding">stable, fading (novelty) or growing (primacy).</param>
public sealed record NoveltyFigures(string Variant, IReadOnlyList<EffectFigures> ByDay, double SlopePerDay, double PValue, string Finding);
