namespace Analytics.Core.Ports;

/// <summary>A system metric sample as it is stored.</summary>
public sealed class MetricRow : RecordRow
{
    public required string Name { get; init; }
    public required string[] LabelKeys { get; init; }
    public required string[] LabelValues { get; init; }
    public required double Value { get; init; }
}
