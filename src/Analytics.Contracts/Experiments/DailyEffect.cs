namespace Analytics.Contracts.Experiments;

/// <summary>The primary metric's effect over the units exposed up to the end of a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Units">Units of both variants up to its end.</param>
/// <param name="Effect">The effect with the band that holds at every look.</param>
public sealed record DailyEffect(DateTimeOffset Day, long Units, EffectFigures Effect);
