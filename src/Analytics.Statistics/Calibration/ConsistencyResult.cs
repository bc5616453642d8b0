namespace Analytics.Statistics.Calibration;

/// <summary>A calibration error beside what chance alone makes of calibrated probabilities.</summary>
/// <param name="Error">Expected calibration error of the labels, in [0, 1].</param>
/// <param name="ErrorByChance">Its mean over labels drawn from the probabilities; what is above it is miscalibration.</param>
/// <param name="PValue">Share of the draws with at least this error, the labels' own counted in; above 0.</param>
public sealed record ConsistencyResult(double Error, double ErrorByChance, double PValue);
