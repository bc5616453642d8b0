using Analytics.Contracts.Reporting;
using Analytics.Core.Ports;

namespace Analytics.Core.Measures;

/// <summary>A way to sum a measure up: the summaries it needs, and how they become a figure.</summary>
internal sealed record MeasureAggregate
{
    public required string Name { get; init; }

    public required string Unit { get; init; }

    public required IReadOnlyList<SummaryPart> Parts { get; init; }

    /// <summary>The figure, from one value a part. A part without records comes as an empty value.</summary>
    public required Func<IReadOnlyList<SummaryValue>, Figure> Finish { get; init; }

    /// <summary>The bins, from one value a part; null where the aggregate has none.</summary>
    public Func<IReadOnlyList<SummaryValue>, IReadOnlyList<HistogramBin>>? Bins { get; init; }

    /// <summary>The number field whose histogram this is, until its edges are known; the first part gives its range.</summary>
    public Field? Unbinned { get; init; }
}
