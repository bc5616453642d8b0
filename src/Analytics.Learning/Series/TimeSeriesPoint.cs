namespace Analytics.Learning.Series;

/// <summary>A value of a measure for one choice of its dimensions.</summary>
public sealed class TimeSeriesPoint
{
    /// <summary>A point to be filled in.</summary>
    public TimeSeriesPoint()
    {
    }

    /// <summary>A point.</summary>
    /// <param name="value">The value.</param>
    /// <param name="expectedValue">The value that was expected, in the same unit.</param>
    /// <param name="isAnomaly">Whether the value is an anomaly.</param>
    /// <param name="dimension">A value for each dimension, compared by type and value.</param>
    public TimeSeriesPoint(double value, double expectedValue, bool isAnomaly, Dictionary<string, object?> dimension) =>
        (Value, ExpectedValue, IsAnomaly, Dimension) = (value, expectedValue, isAnomaly, dimension);

    /// <summary>The value.</summary>
    public double Value { get; set; }

    /// <summary>The value that was expected, in the same unit.</summary>
    public double ExpectedValue { get; set; }

    /// <summary>Whether the value is an anomaly.</summary>
    public bool IsAnomaly { get; set; }

    /// <summary>A value for each dimension; the aggregate symbol where the measure is over all values of it.</summary>
    public Dictionary<string, object?> Dimension { get; set; } = [];

    /// <summary>By how much the value is above the expected one.</summary>
    public double Delta => Value - ExpectedValue;
}
