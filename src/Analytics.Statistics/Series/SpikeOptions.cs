namespace Analytics.Statistics.Series;

/// <summary>How a spike detector scores and alerts. Ranges are checked by the detector that gets the options.</summary>
public sealed record SpikeOptions
{
    /// <summary>Confidence of an alert in percent, in [0, 100]: alert at p ≤ 1 − confidence / 100. Two-sided, chance alerts come at twice that rate.</summary>
    public double Confidence { get; init; } = 99;

    /// <summary>Scores that a new one is compared with, at least 1; nothing alerts before there are as many.</summary>
    public int HistoryLength { get; init; } = 100;

    /// <summary>Direction in which a spike counts.</summary>
    public SpikeSide Side { get; init; } = SpikeSide.TwoSided;
}
