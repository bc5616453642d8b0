namespace Analytics.Core.Ingestion;

/// <summary>Machine-readable reasons for turning a record away.</summary>
internal static class FaultCodes
{
    public const string Malformed = "malformed";
    public const string Missing = "missing";
    public const string InvalidType = "invalid_type";
    public const string InvalidValue = "invalid_value";
    public const string InvalidOutput = "invalid_output";
    public const string DuplicateKey = "duplicate_key";
    public const string TooLarge = "too_large";
    public const string TooMany = "too_many";
    public const string TooDeep = "too_deep";
    public const string TooOld = "too_old";
    public const string JunkId = "junk_id";
    public const string ConsentMissing = "consent_missing";
}
