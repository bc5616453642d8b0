using System.Text.Json.Serialization;
using Analytics.Contracts.Monitoring;

namespace Analytics.Contracts.Reporting;

/// <summary>How a model does in a window: the answer of <c>GET /v1/models/{model}/scorecard</c>.</summary>
public sealed record Scorecard : ScorecardFigures
{
    /// <summary>Name of the model.</summary>
    [JsonPropertyOrder(-2)]
    public required string Model { get; init; }

    /// <summary>Version asked for; absent for all.</summary>
    [JsonPropertyOrder(-2)]
    public string? Version { get; init; }

    /// <summary>What the model predicts: binary, multiclass, regression, ranking.</summary>
    [JsonPropertyOrder(-2)]
    public required string Task { get; init; }

    /// <summary>The window, by time of prediction.</summary>
    [JsonPropertyOrder(-2)]
    public required TimeRange Window { get; init; }

    /// <summary>Data quality of the records.</summary>
    [JsonPropertyOrder(1)]
    public required QualityFigures Quality { get; init; }

    /// <summary>What the answers cost; absent where none says so.</summary>
    [JsonPropertyOrder(1)]
    public CostFigures? Cost { get; init; }

    /// <summary>How each figure comes about, by its name.</summary>
    [JsonPropertyOrder(1)]
    public IReadOnlyDictionary<string, FigureSource> Sources { get; init; } = new Dictionary<string, FigureSource>();

    /// <summary>The same figures by version.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<VersionFigures> ByVersion { get; init; }

    /// <summary>The same figures by time bucket.</summary>
    [JsonPropertyOrder(1)]
    public required IReadOnlyList<BucketFigures> Series { get; init; }

    /// <summary>Where the figures come from.</summary>
    [JsonPropertyOrder(1)]
    public required Provenance Provenance { get; init; }
}
