using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Monitoring;

/// <summary>Whether the data that a model sees and gives are sound, as <c>GET /v1/models/{model}/quality</c> returns it.</summary>
public sealed record ModelQualityReport
{
    /// <summary>The model.</summary>
    public required string Model { get; init; }

    /// <summary>The version; absent: all.</summary>
    public string? Version { get; init; }

    /// <summary>The window judged.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>What it is compared with: registered, previous, given or dataSet.</summary>
    public required string ReferenceKind { get; init; }

    /// <summary>Predictions in the window.</summary>
    public required long Predictions { get; init; }

    /// <summary>Predictions in the reference.</summary>
    public required long ReferencePredictions { get; init; }

    /// <summary>Faults first, the gravest of them first, then one finding for each sound column.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>The columns by name.</summary>
    public required IReadOnlyList<ColumnQuality> Columns { get; init; }

    /// <summary>The columns over time, where a bucket was asked for.</summary>
    public IReadOnlyList<QualityMoment>? Series { get; init; }

    /// <summary>Where the figures come from.</summary>
    public required Provenance Provenance { get; init; }
}
