using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Dashboards;

/// <summary>How the systems beneath do, as <c>GET /v1/system</c> gives it.</summary>
public sealed record SystemReport
{
    /// <summary>All of it in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The window; changes are against the one of the same length before.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>This service itself: the last fifteen minutes.</summary>
    public required ServiceVitals Service { get; init; }

    /// <summary>Metrics that were sent, those with something out of the ordinary first, then those with the most samples; at most twelve.</summary>
    public required IReadOnlyList<SystemMetric> Metrics { get; init; }
}
