namespace Analytics.Learning.Series;

/// <summary>The points of a measure at one time.</summary>
public sealed class MetricSlice
{
    /// <summary>A slice to be filled in.</summary>
    public MetricSlice()
    {
    }

    /// <summary>A slice.</summary>
    /// <param name="timeStamp">The time.</param>
    /// <param name="points">The points.</param>
    public MetricSlice(DateTime timeStamp, List<TimeSeriesPoint> points) => (TimeStamp, Points) = (timeStamp, points);

    /// <summary>The time.</summary>
    public DateTime TimeStamp { get; set; }

    /// <summary>The points.</summary>
    public List<TimeSeriesPoint> Points { get; set; } = [];
}
