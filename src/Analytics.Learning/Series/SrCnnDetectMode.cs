namespace Analytics.Learning.Series;

/// <summary>What the spectral residual of an entire series writes for each row.</summary>
public enum SrCnnDetectMode
{
    /// <summary>Three numbers: anomaly (0 or 1), score, magnitude.</summary>
    AnomalyOnly = 0,

    /// <summary>Seven: anomaly, score, magnitude, expected value, unit of the margin, upper bound, lower bound.</summary>
    AnomalyAndMargin = 1,

    /// <summary>Four: anomaly, score, magnitude, expected value.</summary>
    AnomalyAndExpectedValue = 2,
}
