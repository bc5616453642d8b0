namespace Analytics.Statistics.Series;

/// <summary>What a spike detector says of one value.</summary>
/// <param name="IsAlert">Whether the value is a spike at the chosen confidence.</param>
/// <param name="RawScore">The score that was compared with the history, in the unit of the series; NaN for a missing value.</param>
/// <param name="PValue">Probability of a score as far out, from the history, in [1e-8, 1 − 1e-8]; 0.5 without a history; NaN for a missing value.</param>
public readonly record struct SpikeReading(bool IsAlert, double RawScore, double PValue);
