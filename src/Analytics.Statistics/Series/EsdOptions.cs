namespace Analytics.Statistics.Series;

/// <summary>How outliers are tested. Ranges are checked by <see cref="GeneralisedEsd.Test"/>.</summary>
public sealed record EsdOptions
{
    /// <summary>Probability that a normal series without outliers shows any, above 0 and below 1.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Largest share of the values that may be outliers, above 0 and below one half.</summary>
    public double LargestShare { get; init; } = 0.1;

    /// <summary>Whether values are measured by median and median absolute deviation in place of mean and standard deviation: many outliers then
    /// do not hide one another, but the error is only near <see cref="Alpha"/>.</summary>
    public bool Robust { get; init; }
}
