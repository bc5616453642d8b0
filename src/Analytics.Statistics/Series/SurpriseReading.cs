namespace Analytics.Statistics.Series;

/// <summary>What a surprise detector says of one value.</summary>
/// <param name="IsAlert">Whether the fresh score reaches the threshold.</param>
/// <param name="Score">Sum over the views of −log10 of the tail probability, at least 0; 0 before the warm-up.</param>
/// <param name="FreshScore">The score where it exceeds all scores of the quiet span before it, else 0.</param>
public readonly record struct SurpriseReading(bool IsAlert, double Score, double FreshScore);
