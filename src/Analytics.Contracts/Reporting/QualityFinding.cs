namespace Analytics.Contracts.Reporting;

/// <summary>A kind of fault seen in records.</summary>
/// <param name="Finding">missing, type_changed, out_of_range, unknown_category, unknown_feature, late, clock_skew, inconsistent_decision, unknown_label, …</param>
/// <param name="Field">The field or feature; null for the whole record.</param>
/// <param name="Version">Model version; null where it does not apply.</param>
/// <param name="Count">How often.</param>
/// <param name="Share">Count by records checked.</param>
public sealed record QualityFinding(string Finding, string? Field, string? Version, long Count, double Share);
