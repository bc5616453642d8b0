namespace Analytics.Statistics.Scoring;

/// <summary>The Brier score and its parts: Score = Reliability − Resolution + Uncertainty + WithinBins.</summary>
/// <param name="Score">The mean of (p − y)², in [0, 1].</param>
/// <param name="Reliability">Mean squared gap of mean probability and share of positives of the bins; 0 for calibrated probabilities.</param>
/// <param name="Resolution">Variance of the bins' share of positives about that of all rows; the higher the better, at most Uncertainty.</param>
/// <param name="Uncertainty">Score of always predicting the share of positives, in [0, 0.25].</param>
/// <param name="WithinBins">What the probabilities say within bins; may be negative.</param>
public readonly record struct BrierParts(double Score, double Reliability, double Resolution, double Uncertainty, double WithinBins);
