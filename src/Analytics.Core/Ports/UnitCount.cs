namespace Analytics.Core.Ports;

/// <summary>Units of one cell.</summary>
/// <param name="Variant">Their variant.</param>
/// <param name="Split">Value of the split; null where missing or not asked for.</param>
/// <param name="Day">Day of the first exposure, UTC; null where not asked for.</param>
/// <param name="Period">Number of the period of the first exposure, from 0.</param>
/// <param name="Count">How many.</param>
public sealed record UnitCount(string Variant, string? Split, DateTime? Day, int Period, long Count);
