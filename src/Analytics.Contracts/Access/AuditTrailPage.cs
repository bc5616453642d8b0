namespace Analytics.Contracts.Access;

/// <summary>The newest entries of the audit trail, as <c>GET /v1/audit</c> gives them.</summary>
/// <param name="Entries">Newest first.</param>
/// <param name="Total">Entries in all.</param>
/// <param name="FirstBroken">Number of the first entry whose hash does not follow from the one before; absent: the trail is whole.</param>
public sealed record AuditTrailPage(IReadOnlyList<AuditEntry> Entries, long Total, long? FirstBroken);
