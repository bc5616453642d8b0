namespace Analytics.Statistics.Experiments;

/// <summary>A sample quantile between two order statistics that bound it with 95 % confidence.</summary>
/// <param name="Units">Values that the quantile is of, at least 2.</param>
/// <param name="BoundUnits">Values n* for which the ranks of the bounds were computed, from 2 to <paramref name="Units"/>.</param>
/// <param name="Level">Level ν of the quantile, above 0 and below 1.</param>
/// <param name="Estimate">The quantile, finite.</param>
/// <param name="Lower">Order statistic at the level ν − z √(ν (1 − ν) / n*), finite.</param>
/// <param name="Upper">Order statistic at the level ν + z √(ν (1 − ν) / n*), finite and not below <paramref name="Lower"/>.</param>
public sealed record QuantileBounds(long Units, long BoundUnits, double Level, double Estimate, double Lower, double Upper);
