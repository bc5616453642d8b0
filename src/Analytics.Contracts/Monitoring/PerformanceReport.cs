using Analytics.Contracts.Models;
using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Monitoring;

/// <summary>
/// How well a model does: realised where labels have arrived, estimated where they have not, and how far the one can be trusted by the other.
/// The answer of <c>GET /v1/models/{model}/performance</c>.
/// </summary>
public sealed record PerformanceReport
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>The version asked about; null for all.</summary>
    public string? Version { get; init; }

    /// <summary>What it predicts.</summary>
    public required ModelTask Task { get; init; }

    /// <summary>The window judged, by time of prediction.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>Where the reference comes from: registered, previous, given or dataSet.</summary>
    public required string ReferenceKind { get; init; }

    /// <summary>The history is read as it was known at this time; null: as it is known now.</summary>
    public DateTimeOffset? KnownBy { get; init; }

    /// <summary>Predictions in the window.</summary>
    public required long Predictions { get; init; }

    /// <summary>Those whose truth is known.</summary>
    public required long Labelled { get; init; }

    /// <summary>Every metric of the task.</summary>
    public required IReadOnlyList<MetricPerformance> Metrics { get; init; }

    /// <summary>Why the estimates are not to be relied on: columns that are faulty, or outside of what the reference covers. Null where nothing speaks against them.</summary>
    public string? EstimateCaveat { get; init; }

    /// <summary>How labels come in; null where there are none.</summary>
    public LabelLag? Lag { get; init; }

    /// <summary>Whether labels arrive selectively; null where none is missing, or fewer than 200 have come.</summary>
    public LabelSelection? Selection { get; init; }

    /// <summary>The window in time buckets, ascending.</summary>
    public required IReadOnlyList<PerformanceBucket> Series { get; init; }

    /// <summary>How well the estimates did where the truth is known by now, one for each metric that is estimated.</summary>
    public required IReadOnlyList<EstimatorAudit> Audit { get; init; }

    /// <summary>Where the errors of the model, in the order of its predictions, changed for good; null where nothing is labelled.</summary>
    public ConceptDrift? ConceptDrift { get; init; }

    /// <summary>Score against truth (binary); null elsewhere.</summary>
    public CalibrationReport? Calibration { get; init; }

    /// <summary>The metrics by version, and by the values of each segment that have at least 30 labels.</summary>
    public required IReadOnlyList<SplitPerformance> Splits { get; init; }

    /// <summary>Every check, those that alert first.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Where the figures come from.</summary>
    public required Provenance Provenance { get; init; }
}
