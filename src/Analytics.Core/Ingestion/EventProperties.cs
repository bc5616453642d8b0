namespace Analytics.Core.Ingestion;

/// <summary>Properties of a product event: all of them as scrubbed JSON, and the money among them.</summary>
internal struct EventProperties
{
    public string? Json;
    public double? Value;
    public double? Revenue;
    public string? Currency;
}
