namespace Analytics.Statistics.Summaries;

/// <summary>How often a category was seen.</summary>
/// <param name="Category">The category; null for a missing value.</param>
/// <param name="Count">How often, at least 0.</param>
public readonly record struct CategoryCount(string? Category, long Count);
