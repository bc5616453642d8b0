using System.Text.Json.Serialization;

namespace Analytics.Contracts.Experiments;

/// <summary>The file <c>experiments.json</c>: metrics, holdouts and experiments as code.</summary>
public sealed record ExperimentFile
{
    /// <summary>Address of this schema, for editors: <c>src/experiments.schema.json</c> or <c>GET /v1/experiments/schema</c>.</summary>
    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    /// <summary>The metrics that experiments name; each key once.</summary>
    public IReadOnlyList<MetricDefinition> Metrics { get; init; } = [];

    /// <summary>The holdouts that experiments keep; each key once.</summary>
    public IReadOnlyList<HoldoutDefinition> Holdouts { get; init; } = [];

    /// <summary>The experiments; each key once. The file is taken over as a whole or not at all.</summary>
    public IReadOnlyList<ExperimentDefinition> Experiments { get; init; } = [];
}
