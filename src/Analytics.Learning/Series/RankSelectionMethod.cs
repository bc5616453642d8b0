namespace Analytics.Learning.Series;

/// <summary>How many components of a singular spectrum make up the signal.</summary>
public enum RankSelectionMethod
{
    /// <summary>The given number.</summary>
    Fixed,

    /// <summary>The number that forecasts the end of the training series best.</summary>
    Exact,

    /// <summary>As <see cref="Exact"/>, from one window of the series: quicker and rougher.</summary>
    Fast,
}
