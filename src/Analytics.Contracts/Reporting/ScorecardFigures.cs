using System.Text.Json.Serialization;

namespace Analytics.Contracts.Reporting;

/// <summary>The figures of a scorecard, for all of a window, one version or one time bucket.</summary>
public record ScorecardFigures
{
    /// <summary>Predictions recorded.</summary>
    [JsonPropertyOrder(-1)]
    public required long Volume { get; init; }

    /// <summary>Predictions whose truth is known (a label; for regression a label or value).</summary>
    [JsonPropertyOrder(-1)]
    public required long Labelled { get; init; }

    /// <summary>Share of predictions whose truth is known.</summary>
    [JsonPropertyOrder(-1)]
    public required Figure LabelCoverage { get; init; }

    /// <summary>
    /// Realised performance by name. Binary: accuracy, auc, f1, precision, recall, logLoss, brier; multiclass: accuracy, f1Macro, logLoss;
    /// regression: mae, rmse, r2; ranking: ndcg, hitRate, reciprocalRank.
    /// </summary>
    [JsonPropertyOrder(-1)]
    public required IReadOnlyDictionary<string, Figure> Performance { get; init; }

    /// <summary>Time that the model took: p50, p95, p99 in milliseconds.</summary>
    [JsonPropertyOrder(-1)]
    public required IReadOnlyDictionary<string, Figure> LatencyMs { get; init; }

    /// <summary>What people made of the answers: acceptanceRate, completionRate, rating.</summary>
    [JsonPropertyOrder(-1)]
    public required IReadOnlyDictionary<string, Figure> Acceptance { get; init; }

    /// <summary>Safety checks: violationRate with its exact upper bound.</summary>
    [JsonPropertyOrder(-1)]
    public required IReadOnlyDictionary<string, Figure> Safety { get; init; }
}
