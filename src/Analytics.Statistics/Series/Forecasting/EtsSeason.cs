namespace Analytics.Statistics.Series.Forecasting;

/// <summary>The season of an exponential smoothing model.</summary>
public enum EtsSeason
{
    /// <summary>None.</summary>
    None,

    /// <summary>Of one size.</summary>
    Additive,

    /// <summary>In proportion to the level of the series; for positive series.</summary>
    Multiplicative,
}
