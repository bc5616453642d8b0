namespace Analytics.Learning.Series;

/// <summary>The direction in which a spike counts.</summary>
public enum AnomalySide
{
    /// <summary>Values far above the others.</summary>
    Positive,

    /// <summary>Values far below the others.</summary>
    Negative,

    /// <summary>Both.</summary>
    TwoSided,
}
