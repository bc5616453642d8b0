namespace Analytics.Statistics.Series;

/// <summary>Direction of an anomaly.</summary>
public enum RootCauseDirection
{
    /// <summary>As expected.</summary>
    Same,

    /// <summary>Above the expected value.</summary>
    Up,

    /// <summary>Below the expected value.</summary>
    Down,
}
