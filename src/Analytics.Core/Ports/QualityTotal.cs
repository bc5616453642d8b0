namespace Analytics.Core.Ports;

/// <summary>Sum of <see cref="QualityCount"/>s of one source, kind, model, version, finding, field and bucket of arrival.</summary>
public sealed record QualityTotal(
    DateTime Bucket, string Source, RecordKind Kind, string? Model, string? Version, string Finding, string? Field, long Count);
