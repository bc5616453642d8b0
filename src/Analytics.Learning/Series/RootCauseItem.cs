namespace Analytics.Learning.Series;

/// <summary>A part of the data that explains an anomaly.</summary>
public sealed class RootCauseItem
{
    /// <summary>How well it explains the anomaly, in [0, 1].</summary>
    public double Score { get; init; }

    /// <summary>The dimension that was looked into; empty where the anomaly itself is all that can be said.</summary>
    public List<string> Path { get; init; } = [];

    /// <summary>The dimensions of the part, with the aggregate symbol where it is over all values of one.</summary>
    public Dictionary<string, object?> Dimension { get; init; } = [];

    /// <summary>The direction of the part.</summary>
    public AnomalyDirection Direction { get; init; }
}
