using Analytics.Contracts.Monitoring;

namespace Analytics.Contracts.Reporting;

/// <summary>Data quality by source and model over time: the answer of <c>GET /v1/quality</c>.</summary>
public sealed record QualityReport
{
    /// <summary>The window, by time of arrival.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>One row a source (name of the sending key), kind of record and model.</summary>
    public required IReadOnlyList<QualityRow> Rows { get; init; }

    /// <summary>Where the figures come from; its window is by time of arrival.</summary>
    public required Provenance Provenance { get; init; }
}
