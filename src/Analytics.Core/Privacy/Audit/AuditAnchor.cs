namespace Analytics.Core.Privacy.Audit;

/// <summary>The last entry that expired: what the first one that is kept follows from.</summary>
internal sealed record AuditAnchor(long Number, string Hash);
