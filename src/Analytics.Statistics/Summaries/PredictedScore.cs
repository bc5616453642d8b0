namespace Analytics.Statistics.Summaries;

/// <summary>Predictions of one score and one answer.</summary>
/// <param name="Score">The score, in [0, 1].</param>
/// <param name="Positive">Whether the answer was the positive class.</param>
/// <param name="Count">How many, at least 1.</param>
public readonly record struct PredictedScore(double Score, bool Positive, long Count);
