namespace Analytics.Nab;

/// <summary>The best score of a detector, and the threshold that gives it.</summary>
internal readonly record struct NabResult(double Score, double Threshold);
