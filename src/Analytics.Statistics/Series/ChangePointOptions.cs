namespace Analytics.Statistics.Series;

/// <summary>
/// How a change point detector scores and alerts. Ranges are checked by the detector that gets the options. With the power bet and a confidence
/// below 92.3 % (at ε = 0.1) the bar lies under what pure chance gives, and every <see cref="HistoryLength"/> values an alert is due: use 95 or more.
/// </summary>
public sealed record ChangePointOptions
{
    /// <summary>Confidence in percent, in (0, 100): alert when the martingale is as large as if all p-values of the window were 1 − confidence / 100.</summary>
    public double Confidence { get; init; } = 95;

    /// <summary>Values in the window of the martingale and of the scores, at least 1; also the values without an alert after an alert.</summary>
    public int HistoryLength { get; init; } = 20;

    /// <summary>The bet.</summary>
    public Martingale Martingale { get; init; } = Martingale.Power;

    /// <summary>The ε of the power bet, in (0, 1).</summary>
    public double Epsilon { get; init; } = 0.1;
}
