namespace Analytics.Statistics.Series;

/// <summary>How a season of known period is taken out of a series.</summary>
public enum Deseasonalisation
{
    /// <summary>Season and trend by a quick decomposition with local regression; the remainder is left.</summary>
    Stl,

    /// <summary>The mean of each phase of the season.</summary>
    Mean,

    /// <summary>The median of each phase of the season (the upper one of two middle values).</summary>
    Median,
}
