namespace Analytics.Statistics.Summaries;

/// <summary>
/// A value and how often it occurred: a row of a frequency table, a bin of a histogram by its middle, or a centroid of a quantile sketch.
/// Two tables are merged by adding the counts of equal values.
/// </summary>
/// <param name="Value">The value, finite.</param>
/// <param name="Count">Occurrences, at least 0.</param>
public readonly record struct ValueCount(double Value, long Count);
