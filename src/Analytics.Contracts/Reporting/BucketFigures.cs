using System.Text.Json.Serialization;

namespace Analytics.Contracts.Reporting;

/// <summary>The figures of one time bucket.</summary>
public sealed record BucketFigures : ScorecardFigures
{
    /// <summary>Start of the bucket, inclusive.</summary>
    [JsonPropertyOrder(-2)]
    public required DateTimeOffset From { get; init; }
}
