namespace Analytics.Statistics.Drift.Shares;

/// <summary>Outcome of Fisher's exact test.</summary>
/// <param name="OddsRatio">Odds of the current sample over those of the reference in the table; +∞ where the lower part is 0, null where both are.</param>
/// <param name="PValue">Probability, without any drift, of a table at least as extreme; in [0, 1].</param>
public readonly record struct FisherTest(double? OddsRatio, double PValue);
