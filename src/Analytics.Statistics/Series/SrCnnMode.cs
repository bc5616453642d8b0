namespace Analytics.Statistics.Series;

/// <summary>What the spectral residual of an entire series is asked for.</summary>
public enum SrCnnMode
{
    /// <summary>Anomalies, scores and saliency.</summary>
    AnomalyOnly,

    /// <summary>Those, and bounds about the expected value; anomalies inside the bounds are dropped, and the score says how far outside one is.</summary>
    AnomalyAndMargin,

    /// <summary>Those, and the expected value.</summary>
    AnomalyAndExpectedValue,
}
