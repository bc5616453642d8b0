using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Monitoring;

/// <summary>Asks which points of a measure over time are out of the ordinary, as <c>POST /v1/anomalies</c> takes it.</summary>
public sealed record AnomalyRequest
{
    /// <summary>Name of a measure (<c>GET /v1/measures</c>).</summary>
    public required string Measure { get; init; }

    /// <summary>What to take of it, where the measure offers a choice.</summary>
    public string? Aggregate { get; init; }

    /// <summary>Conditions that all hold.</summary>
    public IReadOnlyList<MeasureFilter> Filters { get; init; } = [];

    /// <summary>hour or day.</summary>
    public string Interval { get; init; } = "hour";

    /// <summary>The window judged; the points before it, up to five weeks (hours) or half a year (days), are its history.</summary>
    public required TimeRange Range { get; init; }

    /// <summary>seasonal_hybrid_esd, sr_cnn or ssa. Absent: seasonal_hybrid_esd, which alone keeps to a level.</summary>
    public string? Method { get; init; }

    /// <summary>For seasonal_hybrid_esd: probability that any point of an ordinary series is called out, in (0, 1).</summary>
    public double Alpha { get; init; } = 0.01;
}
