namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>Outcome of the k-sample Anderson-Darling test.</summary>
/// <param name="Statistic">The standardised statistic: mean 0 and variance 1 without drift.</param>
/// <param name="PValue">The p-value in [0.001, 0.25], the range that is tabulated.</param>
/// <param name="Bound">Whether the p-value is only a bound: at 0.25 it is at least, at 0.001 at most this.</param>
public readonly record struct AndersonDarlingTest(double Statistic, double PValue, bool Bound);
