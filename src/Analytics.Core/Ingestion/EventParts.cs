namespace Analytics.Core.Ingestion;

/// <summary>What was read of a product event so far.</summary>
internal struct EventParts
{
    public string? Id;
    public string? Type;
    public string? Event;
    public string? Name;
    public string? UserId;
    public string? AnonymousId;
    public DateTime? At;
    public double? Value;
    public string? Currency;
    public EventProperties Properties;
    public string? Session;
    public string? Region;
    public string? Country;
    public string? AppVersion;
    public bool ConsentDenied;

    /// <summary>Of a CloudEvent: it says that it is one.</summary>
    public bool HasSpecVersion;
}
