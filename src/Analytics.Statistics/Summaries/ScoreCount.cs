namespace Analytics.Statistics.Summaries;

/// <summary>Labelled predictions of a binary model that share one score.</summary>
/// <param name="Score">The score, finite.</param>
/// <param name="Positives">Those whose label is positive, at least 0.</param>
/// <param name="Negatives">Those whose label is negative, at least 0.</param>
public readonly record struct ScoreCount(double Score, long Positives, long Negatives);
