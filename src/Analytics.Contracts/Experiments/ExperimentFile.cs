using System.Text.Json.Serialization;

namespace Analytics.Contracts.Experiments;

/// <summary>The file <c>experiments.json</c>: metrics, holdouts and experiments as code.</summary>
public sealed record ExperimentFile
{
    /// <summary>Address of the schema, for editors.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>The metrics.</summary>
    public IReadOnlyList<MetricDefinition> Metrics { get; init; } = [];

    /// <summary>The holdouts.</summary>
    public IReadOnlyList<HoldoutDefinition> Holdouts { get; init; } = [];

    /// <summary>The experiments.</summary>
    public IReadOnlyList<ExperimentDefinition> Experiments { get; init; } = [];
}
