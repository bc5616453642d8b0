namespace Analytics.Contracts.Experiments;

/// <summary>All that the analysis of a metric needs of one variant: figures can be computed again from it.</summary>
/// <param name="Variant">Key of the variant.</param>
/// <param name="Units">Units.</param>
/// <param name="Means">
/// Mean of each variable: the metric (a ratio: numerator and denominator), then the same before the exposure, then the covariates of the plan. Of a quantile: records at or below it, and records.
/// </param>
/// <param name="Covariances">Covariance of each pair of variables, row after row.</param>
/// <param name="Quantile">Of a quantile: it and its order statistics; null for others.</param>
public sealed record SufficientStatistics(
    string Variant, long Units, IReadOnlyList<double> Means, IReadOnlyList<double> Covariances, QuantileStatistics? Quantile = null);
