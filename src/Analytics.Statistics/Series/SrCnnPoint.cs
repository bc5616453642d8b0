namespace Analytics.Statistics.Series;

/// <summary>What the spectral residual says of one value of a series.</summary>
/// <param name="IsAnomaly">Whether the value is an anomaly.</param>
/// <param name="Score">Score in [0, 1]; with margins, how far outside the expected the value lies, on the scale of the sensitivity.</param>
/// <param name="Magnitude">Saliency of the value, at least 0.</param>
/// <param name="Expected">Expected value, in the unit of the series; null where not asked for.</param>
/// <param name="Unit">Unit of the margin, in the unit of the series, at least 0; null where not asked for.</param>
/// <param name="Upper">Upper bound of normal values; null where not asked for.</param>
/// <param name="Lower">Lower bound of normal values; null where not asked for.</param>
public readonly record struct SrCnnPoint(
    bool IsAnomaly,
    double Score,
    double Magnitude,
    double? Expected = null,
    double? Unit = null,
    double? Upper = null,
    double? Lower = null);
