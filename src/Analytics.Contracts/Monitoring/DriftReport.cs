using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Monitoring;

/// <summary>What changed in the inputs and answers of a model from one window to another.</summary>
public sealed record DriftReport
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>The version asked about; null for all.</summary>
    public string? Version { get; init; }

    /// <summary>The window judged.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>The window that it is compared with; null for a data set.</summary>
    public TimeRange? Reference { get; init; }

    /// <summary>The data set that it is compared with.</summary>
    public string? DataSet { get; init; }

    /// <summary>Where the reference comes from: registered (with the version), previous (the window before), given, or dataSet.</summary>
    public required string ReferenceKind { get; init; }

    /// <summary>Predictions in the window.</summary>
    public required long Predictions { get; init; }

    /// <summary>Predictions in the reference.</summary>
    public required long ReferencePredictions { get; init; }

    /// <summary>Probability that a report without any drift flags any column, at most (Bonferroni over its tests).</summary>
    public required double Alpha { get; init; }

    /// <summary>Columns whose verdict is drift.</summary>
    public required int Drifted { get; init; }

    /// <summary>Columns with a verdict.</summary>
    public required int Judged { get; init; }

    /// <summary>Every column: drifted ones first, the largest against the size that matters on top, then the others alike, then those without a verdict.</summary>
    public required IReadOnlyList<ColumnDrift> Columns { get; init; }

    /// <summary>The same over time, where asked for; time ascending.</summary>
    public IReadOnlyList<DriftBucket>? Series { get; init; }

    /// <summary>
    /// The features together, where that was asked for: how well principal components of the reference rebuild the rows, and whether boosted trees tell them from those of the
    /// reference. Without drift either alerts with a probability of at most 5 %.
    /// </summary>
    public IReadOnlyList<Finding>? Together { get; init; }

    /// <summary>Where the figures come from.</summary>
    public required Provenance Provenance { get; init; }
}
