namespace Analytics.Statistics.Series;

/// <summary>A value of a measure at the time of an anomaly, for one choice of its dimensions.</summary>
/// <param name="Value">The value.</param>
/// <param name="Expected">The value that was expected, in the same unit.</param>
/// <param name="IsAnomaly">Whether the value is an anomaly.</param>
/// <param name="Dimensions">A value for each dimension; the aggregate symbol where the measure is over all values of it. Compared by type and value.</param>
public sealed record RootCausePoint(double Value, double Expected, bool IsAnomaly, IReadOnlyDictionary<string, object?> Dimensions)
{
    /// <summary>By how much the value is above the expected one. O(1).</summary>
    public double Delta => Value - Expected;
}
