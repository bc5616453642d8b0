using Analytics.Contracts.Monitoring;

namespace Analytics.Contracts.Reporting;

/// <summary>Answer to a <see cref="MeasureQuery"/>.</summary>
public sealed record MeasureResult
{
    /// <summary>The measure asked for.</summary>
    public required string Measure { get; init; }

    /// <summary>The aggregate that was taken.</summary>
    public required string Aggregate { get; init; }

    /// <summary>Unit of the values: count, ratio, ms, EUR, …</summary>
    public required string Unit { get; init; }

    /// <summary>How it is computed, in one sentence.</summary>
    public required string Definition { get; init; }

    /// <summary>One row a combination of breakdown values and time bucket that has data; time ascending.</summary>
    public required IReadOnlyList<MeasureRow> Rows { get; init; }

    /// <summary>Groups left out for having too few people (Privacy:SmallestCell) for who asked; absent: none.</summary>
    public int? LeftOut { get; init; }

    /// <summary>Where the figures come from.</summary>
    public Provenance? Provenance { get; init; }
}
