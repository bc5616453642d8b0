namespace Analytics.Statistics.Series;

/// <summary>What a spectral residual detector says of one value of a stream.</summary>
/// <param name="IsAnomaly">Whether the score, cut to [0, 1], is above the threshold.</param>
/// <param name="Score">A tenth of the relative distance of the saliency from its trailing mean, at least 0, no unit; 0 until the window is full.</param>
/// <param name="Magnitude">The saliency of the value, at least 0; 0 until the window is full.</param>
public readonly record struct SrCnnReading(bool IsAnomaly, double Score, double Magnitude);
