namespace Analytics.Contracts.Experiments;

/// <summary>
/// Of a quantile: what its value and its variance are made of, beside the moments by unit of records at or below it and of all records. With z = 1.959964 and
/// s = (<paramref name="Upper"/> − <paramref name="Lower"/>) / 2z the variance of the quantile is s² · V · n / (ν (1 − ν)), where n is <paramref name="Records"/>, ν is <paramref name="Level"/> and
/// V is the delta-method variance of the ratio of these two moments; times (n − 1) / n. Source: Deng, Knoblich and Lu 2018, KDD.
/// </summary>
/// <param name="Level">Level ν of the quantile.</param>
/// <param name="Records">Records n that it is of.</param>
/// <param name="Estimate">The quantile.</param>
/// <param name="Lower">Order statistic at the level ν − z √(ν (1 − ν) / n).</param>
/// <param name="Upper">Order statistic at the level ν + z √(ν (1 − ν) / n).</param>
public sealed record QuantileStatistics(double Level, long Records, double Estimate, double Lower, double Upper);
