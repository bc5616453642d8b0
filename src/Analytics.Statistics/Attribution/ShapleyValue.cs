namespace Analytics.Statistics.Attribution;

/// <summary>What one player adds to a game, in the unit of its values.</summary>
/// <param name="Value">Mean of what the player adds over all orders of joining (exact), or over a sample of them.</param>
/// <param name="StandardError">Standard error of the sampling of orders; 0 where all were taken.</param>
public readonly record struct ShapleyValue(double Value, double StandardError);
