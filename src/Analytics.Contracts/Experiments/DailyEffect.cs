namespace Analytics.Contracts.Experiments;

/// <summary>The primary metric's effect over the units exposed up to the end of a day.</summary>
/// <param name="Day">The day.</param>
/// <param name="Units">Units of both variants up to its end.</param>
/// <param name="Effect">The effect with the band that holds at every look.</param>
/// <param name="IsRelative">True: a share of the control's value; false: in the unit of the metric. As of all data, so that a series has one scale.</param>
/// <param name="Confidence">Probability of the band.</param>
public sealed record DailyEffect(DateTimeOffset Day, long Units, EffectFigures Effect, bool IsRelative, double Confidence);
