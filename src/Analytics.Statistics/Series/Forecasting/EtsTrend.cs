namespace Analytics.Statistics.Series.Forecasting;

/// <summary>The trend of an exponential smoothing model.</summary>
public enum EtsTrend
{
    /// <summary>None.</summary>
    None,

    /// <summary>A line.</summary>
    Additive,

    /// <summary>A line that levels out.</summary>
    Damped,
}
