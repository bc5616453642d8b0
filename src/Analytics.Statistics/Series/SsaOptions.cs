namespace Analytics.Statistics.Series;

/// <summary>How an SSA model is trained. Ranges are checked by <see cref="SsaModel.Train"/>.</summary>
public sealed record SsaOptions
{
    /// <summary>Length L of the window, at least 2 and below half of the training series: one or two seasons.</summary>
    public required int WindowSize { get; init; }

    /// <summary>How the rank of the signal is chosen.</summary>
    public SsaRank RankSelection { get; init; } = SsaRank.Exact;

    /// <summary>Rank of the signal for <see cref="SsaRank.Fixed"/>, from 1 to L − 1; null for <see cref="MaxRank"/>.</summary>
    public int? Rank { get; init; }

    /// <summary>Highest rank to consider, from 1 to L − 1; null for L − 1.</summary>
    public int? MaxRank { get; init; }

    /// <summary>Whether roots of the recurrence that would make forecasts explode are pulled to where they do not.</summary>
    public bool Stabilise { get; init; } = true;

    /// <summary>Highest factor from one step to the next that a trend may keep when stabilised, above 0; +∞ for any.</summary>
    public double MaxGrowth { get; init; } = double.PositiveInfinity;

    /// <summary>What is done with missing values.</summary>
    public MissingValues Missing { get; init; } = MissingValues.Skip;

    /// <summary>How the variance of forecasts is added up.</summary>
    public SsaVariance Variance { get; init; } = SsaVariance.Exact;
}
