namespace Analytics.Statistics.Scoring;

/// <summary>Areas under the ROC curves of two models on the same rows.</summary>
/// <param name="First">Area of the first model, in [0, 1].</param>
/// <param name="Second">Area of the second model, in [0, 1].</param>
/// <param name="Difference">First less second, in [−1, 1], with its interval; its count is the rows.</param>
/// <param name="PValue">Two-sided p-value of no difference; null where the models rank the rows so alike that the difference has no variance.</param>
public sealed record RocDifference(double First, double Second, Estimate Difference, double? PValue);
