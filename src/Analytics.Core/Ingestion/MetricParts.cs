namespace Analytics.Core.Ingestion;

/// <summary>What was read of a metric sample so far.</summary>
internal struct MetricParts
{
    public string? Name;
    public string[]? LabelKeys;
    public string[]? LabelValues;
    public double? Value;
    public DateTime? At;
}
