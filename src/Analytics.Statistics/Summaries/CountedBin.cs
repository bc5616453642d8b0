namespace Analytics.Statistics.Summaries;

/// <summary>A bin of a histogram.</summary>
/// <param name="From">Lower edge, included.</param>
/// <param name="To">Upper edge, not included unless the histogram says so.</param>
/// <param name="Count">Values in the bin, at least 0.</param>
public readonly record struct CountedBin(double From, double To, long Count);
