namespace Analytics.Statistics.Series.Forecasting;

/// <summary>How errors enter an exponential smoothing model.</summary>
public enum EtsError
{
    /// <summary>Of one size.</summary>
    Additive,

    /// <summary>In proportion to the level of the series; for positive series.</summary>
    Multiplicative,
}
