using Analytics.Statistics.Experiments;

namespace Analytics.Core.Ports;

/// <summary>Moments of one cell's units: the metric (a ratio: numerator and denominator), then the same before the exposure where asked for.</summary>
/// <param name="Variant">Their variant.</param>
/// <param name="Split">Value of the split; null where missing or not asked for.</param>
/// <param name="Day">Day of the first exposure, UTC; null where not asked for.</param>
/// <param name="Period">Number of the period of the first exposure, from 0.</param>
/// <param name="Moments">The moments.</param>
public sealed record UnitCell(string Variant, string? Split, DateTime? Day, int Period, JointMoments Moments);
