namespace Analytics.Statistics.Estimation;

/// <summary>Rows of one score and decision, part positive and part negative: counts, expected counts, or weighted ones.</summary>
/// <param name="Score">The score, in [0, 1].</param>
/// <param name="Decision">Whether the answer was the positive class.</param>
/// <param name="Positive">Mass of positive labels, at least 0.</param>
/// <param name="Negative">Mass of negative labels, at least 0.</param>
public readonly record struct ScoredMass(double Score, bool Decision, double Positive, double Negative);
