namespace Analytics.Contracts.Monitoring;

/// <summary>A point of the distribution of label delays.</summary>
/// <param name="Hours">The delay.</param>
/// <param name="Share">Share of predictions labelled by then, in [0, 1].</param>
public sealed record LagPoint(double Hours, double Share);
