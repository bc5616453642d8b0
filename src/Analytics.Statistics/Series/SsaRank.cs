namespace Analytics.Statistics.Series;

/// <summary>How many components of the decomposition make up the signal.</summary>
public enum SsaRank
{
    /// <summary>The number that forecasts the end of the training series best, from the signal rebuilt over the whole of it.</summary>
    Exact,

    /// <summary>As <see cref="Exact"/>, from one window of the training series: quicker and rougher.</summary>
    Fast,

    /// <summary>The number in <see cref="SsaOptions.Rank"/>.</summary>
    Fixed,
}
