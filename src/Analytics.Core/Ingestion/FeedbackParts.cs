using System.Text.Json;

namespace Analytics.Core.Ingestion;

/// <summary>What was read of a feedback so far; the value waits for the kind.</summary>
internal ref struct FeedbackParts
{
    public string? Id;
    public string? PredictionId;
    public int Kind;
    public DateTime? At;
    public Utf8JsonReader WaitingValue;
    public bool HasValue;
}
