namespace Analytics.Core.Ingestion;

/// <summary>What was read of a safety check so far.</summary>
internal struct SafetyParts
{
    public string? Id;
    public string? PredictionId;
    public string? Rule;
    public int Verdict;
    public string? Severity;
    public string? Category;
    public string? Evidence;
    public DateTime? At;
}
