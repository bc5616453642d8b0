namespace Analytics.Contracts.Reporting;

/// <summary>Data quality of one time bucket.</summary>
/// <param name="From">Start of the bucket, inclusive.</param>
/// <param name="Figures">Its figures.</param>
public sealed record QualityBucket(DateTimeOffset From, QualityFigures Figures);
