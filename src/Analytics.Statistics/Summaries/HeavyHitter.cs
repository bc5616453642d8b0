namespace Analytics.Statistics.Summaries;

/// <summary>A frequent item of a stream with bounds of its count, both certain.</summary>
/// <param name="Key">The item.</param>
/// <param name="AtLeast">Lower bound of its count, at least 1.</param>
/// <param name="AtMost">Upper bound of its count.</param>
public readonly record struct HeavyHitter(string Key, long AtLeast, long AtMost);
