using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Fairness;

/// <summary>The two groups furthest apart in a rate, and how far.</summary>
/// <param name="Highest">Group with the highest rate.</param>
/// <param name="Lowest">Group with the lowest rate.</param>
/// <param name="Gap">
/// Difference (highest less lowest, 0 for equal treatment) or ratio (lowest over highest, 1 for equal treatment), with its interval; its count is the
/// predictions in the denominators of both rates.
/// </param>
public sealed record GroupGap(string Highest, string Lowest, Estimate Gap);
