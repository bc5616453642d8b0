namespace Analytics.Learning.Series;

/// <summary>One explanation of an anomaly.</summary>
public sealed class RootCause
{
    /// <summary>The parts of one dimension that make up the anomaly, the largest difference first.</summary>
    public List<RootCauseItem> Items { get; init; } = [];
}
