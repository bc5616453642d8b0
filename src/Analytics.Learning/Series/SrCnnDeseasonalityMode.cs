namespace Analytics.Learning.Series;

/// <summary>How a season of known period is taken out of an entire series.</summary>
public enum SrCnnDeseasonalityMode
{
    /// <summary>A decomposition by local regression; the remainder is left.</summary>
    Stl = 0,

    /// <summary>The mean of each phase.</summary>
    Mean = 1,

    /// <summary>The median of each phase.</summary>
    Median = 2,
}
