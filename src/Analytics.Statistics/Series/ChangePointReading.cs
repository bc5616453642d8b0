namespace Analytics.Statistics.Series;

/// <summary>What a change point detector says of one value.</summary>
/// <param name="IsAlert">Whether a change of the distribution shows at this value.</param>
/// <param name="RawScore">The score that was compared with the history, in the unit of the series; NaN for a missing value.</param>
/// <param name="PValue">Two-sided probability of a score as far out, min(p, 1 − p), from the history, at least 1e-8; NaN for a missing value.</param>
/// <param name="LogMartingale">Natural logarithm of the martingale over the window; NaN for a missing value.</param>
public readonly record struct ChangePointReading(bool IsAlert, double RawScore, double PValue, double LogMartingale)
{
    /// <summary>The martingale itself, at least 0; +∞ above the range of a double. O(1).</summary>
    public double Martingale => Math.Exp(LogMartingale);
}
