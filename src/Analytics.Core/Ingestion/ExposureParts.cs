namespace Analytics.Core.Ingestion;

/// <summary>What was read of an exposure so far.</summary>
internal struct ExposureParts
{
    public string? Id;
    public string? Experiment;
    public string? Variant;
    public string? Subject;
    public string? Session;
    public DateTime? At;
    public double? Propensity;
    public string[]? SegmentKeys;
    public string[]? SegmentValues;
}
