using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Monitoring;

/// <summary>Performance in one time bucket.</summary>
public sealed record PerformanceBucket
{
    /// <summary>Start of the bucket, UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Predictions in it.</summary>
    public required long Predictions { get; init; }

    /// <summary>Those whose truth is known.</summary>
    public required long Labelled { get; init; }

    /// <summary>estimated (no labels yet), partial (more are to come), or final (at least 95 % of those to come have come).</summary>
    public required string Stage { get; init; }

    /// <summary>Share of the labels that will come which have come, as far as their delays tell, in [0, 1]; null where none ever came.</summary>
    public double? Completeness { get; init; }

    /// <summary>Realised figures by metric.</summary>
    public required IReadOnlyDictionary<string, Figure> Realised { get; init; }

    /// <summary>Estimated figures by metric.</summary>
    public required IReadOnlyDictionary<string, EstimatedFigure> Estimated { get; init; }
}
