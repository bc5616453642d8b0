namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>Outcome of a test that two independent samples come from one distribution.</summary>
/// <param name="Statistic">The statistic as its test defines it, finite.</param>
/// <param name="PValue">Probability, without any drift, of a statistic at least as extreme; in [0, 1], 0 only where it underflows.</param>
public readonly record struct TwoSampleTest(double Statistic, double PValue);
