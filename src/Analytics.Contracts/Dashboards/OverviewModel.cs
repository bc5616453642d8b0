using Analytics.Contracts.Models;

namespace Analytics.Contracts.Dashboards;

/// <summary>A model at one glance.</summary>
public sealed record OverviewModel
{
    /// <summary>Its name.</summary>
    public required string Model { get; init; }

    /// <summary>What it predicts.</summary>
    public required ModelTask Task { get; init; }

    /// <summary>Its versions, newest first.</summary>
    public required IReadOnlyList<string> Versions { get; init; }

    /// <summary>Predictions of the last seven days.</summary>
    public required long Predictions { get; init; }

    /// <summary>Relative change of their number; null where there were none before.</summary>
    public double? Change { get; init; }

    /// <summary>How it stands: normal, look (an alert about it fires) or quiet (no predictions).</summary>
    public required string State { get; init; }

    /// <summary>The same in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>What changed within the last 24 hours.</summary>
    public required IReadOnlyList<string> SinceYesterday { get; init; }
}
