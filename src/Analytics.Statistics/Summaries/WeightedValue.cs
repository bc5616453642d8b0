namespace Analytics.Statistics.Summaries;

/// <summary>A value that stands for several.</summary>
/// <param name="Value">The value, finite.</param>
/// <param name="Weight">How many it stands for, at least 1.</param>
public readonly record struct WeightedValue(double Value, long Weight);
