namespace Analytics.Contracts.Experiments;

/// <summary>An effect with its interval.</summary>
/// <param name="Value">Treatment less control.</param>
/// <param name="Lower">Lower end of the interval.</param>
/// <param name="Upper">Upper end.</param>
public sealed record EffectFigures(double Value, double? Lower, double? Upper);
