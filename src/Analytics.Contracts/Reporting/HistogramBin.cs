namespace Analytics.Contracts.Reporting;

/// <summary>Count of values in [Lower, Upper), or of one category.</summary>
/// <param name="Lower">Lower edge, inclusive; null for a category.</param>
/// <param name="Upper">Upper edge, exclusive (the last bin includes it); null for a category.</param>
/// <param name="Category">The category; null for a range.</param>
/// <param name="Count">Values in it.</param>
public sealed record HistogramBin(double? Lower, double? Upper, string? Category, long Count);
