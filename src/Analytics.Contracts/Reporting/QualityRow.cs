namespace Analytics.Contracts.Reporting;

/// <summary>Data quality of one source, kind and model.</summary>
public sealed record QualityRow
{
    /// <summary>Name of the key that sent the records.</summary>
    public required string Source { get; init; }

    /// <summary>prediction, feedback, safety, event or metric.</summary>
    public required string Kind { get; init; }

    /// <summary>Model, where the record has one.</summary>
    public string? Model { get; init; }

    /// <summary>Figures of the whole window.</summary>
    public required QualityFigures Total { get; init; }

    /// <summary>Figures by time bucket, ascending; each with its start.</summary>
    public required IReadOnlyList<QualityBucket> Series { get; init; }
}
