using System.Text.Json.Serialization;

namespace Analytics.Contracts.Reporting;

/// <summary>The figures of one version.</summary>
public sealed record VersionFigures : ScorecardFigures
{
    /// <summary>The version.</summary>
    [JsonPropertyOrder(-2)]
    public required string Version { get; init; }
}
