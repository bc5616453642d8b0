namespace Analytics.Statistics.Inference;

/// <summary>The bar for p-values that bounds the false discovery rate.</summary>
/// <param name="Bar">Bar of the p-values, above 0 and below 1.</param>
/// <param name="Rejected">Number of p-values that pass it, at least 0.</param>
public readonly record struct DiscoveryThreshold(double Bar, int Rejected);
