namespace Analytics.Core.Ports;

/// <summary>A safety check as it is stored.</summary>
public sealed class SafetyRow : RecordRow
{
    public required string PredictionId { get; init; }
    public required ulong PredictionHash { get; init; }
    public required string Rule { get; init; }
    public required SafetyVerdict Verdict { get; init; }
    public string? Severity { get; set; }
    public string? Category { get; set; }

    /// <summary>Sealed evidence, scrubbed of personal data.</summary>
    public byte[]? Evidence { get; set; }
}
