namespace Analytics.Contracts.Monitoring;

/// <summary>What a version or a segment adds to a change.</summary>
/// <param name="By">version, or segments.KEY.</param>
/// <param name="Value">Its value; null where a prediction has none.</param>
/// <param name="Rows">Sampled rows in the window.</param>
/// <param name="Before">The metric in the reference; null where it has no row.</param>
/// <param name="After">The metric in the window; null where it has no row.</param>
/// <param name="FromItself">Points that the change within the slice adds.</param>
/// <param name="FromMix">Points that the change of its share adds.</param>
/// <param name="Alert">True when the change within it is beyond three standard errors.</param>
public sealed record ExplainedSlice(string By, string? Value, long Rows, double? Before, double? After, double FromItself, double FromMix, bool Alert);
