namespace Analytics.Core.Ingestion;

/// <summary>Names of what is found in records that are stored all the same.</summary>
internal static class Findings
{
    public const string Missing = "missing";
    public const string TypeChanged = "type_changed";
    public const string OutOfRange = "out_of_range";
    public const string UnknownCategory = "unknown_category";
    public const string UnknownFeature = "unknown_feature";
    public const string UnknownField = "unknown_field";
    public const string Late = "late";
    public const string ClockSkew = "clock_skew";
    public const string FutureTimestamp = "future_timestamp";
    public const string InconsistentDecision = "inconsistent_decision";
}
