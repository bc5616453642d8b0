namespace Analytics.Statistics.Drift.Shares;

/// <summary>Outcome of a test that counts come from the same shares.</summary>
/// <param name="Statistic">The statistic, at least 0; +∞ where something happened that the reference rules out.</param>
/// <param name="DegreesOfFreedom">Cells that are not empty in both samples, less one; 0 where all rows are in one cell.</param>
/// <param name="PValue">Probability, without any drift, of a statistic at least as large; in [0, 1].</param>
public readonly record struct ContingencyTest(double Statistic, int DegreesOfFreedom, double PValue);
