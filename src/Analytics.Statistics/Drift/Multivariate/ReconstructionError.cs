namespace Analytics.Statistics.Drift.Multivariate;

/// <summary>Mean distance of rows from what a few components say of them.</summary>
/// <param name="Mean">Mean of the rows' distances, in standard deviations of the reference, at least 0.</param>
/// <param name="StandardError">Standard error of the mean, s / √n; 0 for a single row.</param>
/// <param name="Rows">Rows measured, at least 1.</param>
public readonly record struct ReconstructionError(double Mean, double StandardError, int Rows);
