namespace Analytics.Contracts.Monitoring;

/// <summary>How far scores are probabilities.</summary>
/// <param name="Error">Expected calibration error, in [0, 1].</param>
/// <param name="ErrorByChance">That of perfectly calibrated scores, by chance alone, in the mean.</param>
/// <param name="PValue">Probability of such an error were the scores calibrated.</param>
/// <param name="N">Labelled predictions that it rests on.</param>
/// <param name="Bins">Score against share of positives, ascending.</param>
public sealed record CalibrationReport(double Error, double ErrorByChance, double PValue, long N, IReadOnlyList<CalibrationBin> Bins);
