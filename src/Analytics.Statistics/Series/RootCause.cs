namespace Analytics.Statistics.Series;

/// <summary>One explanation of an anomaly: the parts of one dimension that together make it up.</summary>
/// <param name="Items">The parts, the largest difference first.</param>
public sealed record RootCause(IReadOnlyList<RootCauseItem> Items);
