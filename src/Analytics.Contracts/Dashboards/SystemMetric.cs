using Analytics.Contracts.Monitoring;
using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Dashboards;

/// <summary>A metric over the window.</summary>
public sealed record SystemMetric
{
    /// <summary>Its name, as it was sent.</summary>
    public required string Name { get; init; }

    /// <summary>Its mean.</summary>
    public required Figure Mean { get; init; }

    /// <summary>Its mean in the window before.</summary>
    public Figure? Before { get; init; }

    /// <summary>Change of the mean, as a share of the one before; absent where there is none.</summary>
    public double? Change { get; init; }

    /// <summary>Means of the hours (of the days, in windows of more than a week), each with what season and level lead to expect.</summary>
    public required IReadOnlyList<AnomalyPoint> Points { get; init; }

    /// <summary>How anomalies were looked for; none where there are too few points.</summary>
    public required string Method { get; init; }
}
