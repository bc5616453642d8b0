namespace Analytics.Statistics.Series;

/// <summary>A part of the data that explains an anomaly.</summary>
/// <param name="Dimensions">Its dimensions.</param>
/// <param name="Path">The dimension that was looked into; empty where the anomaly itself is all that can be said.</param>
/// <param name="Direction">Direction of the part.</param>
/// <param name="Score">How well it explains the anomaly, in [0, 1]; 0 where nothing is known of the part.</param>
public sealed record RootCauseItem(IReadOnlyDictionary<string, object?> Dimensions, IReadOnlyList<string> Path, RootCauseDirection Direction, double Score);
