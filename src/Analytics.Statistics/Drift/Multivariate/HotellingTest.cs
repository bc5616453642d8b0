namespace Analytics.Statistics.Drift.Multivariate;

/// <summary>Outcome of Hotelling's test of two mean rows.</summary>
/// <param name="Statistic">T², at least 0.</param>
/// <param name="Mahalanobis">Distance of the means in pooled standard deviations: the effect, which does not grow with the rows.</param>
/// <param name="PValue">Probability of a larger T² without drift, in [0, 1].</param>
public readonly record struct HotellingTest(double Statistic, double Mahalanobis, double PValue);
