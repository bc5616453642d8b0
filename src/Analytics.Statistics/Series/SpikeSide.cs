namespace Analytics.Statistics.Series;

/// <summary>The direction in which a spike counts.</summary>
public enum SpikeSide
{
    /// <summary>Values far below and far above the others.</summary>
    TwoSided,

    /// <summary>Values far above the others.</summary>
    Positive,

    /// <summary>Values far below the others.</summary>
    Negative,
}
