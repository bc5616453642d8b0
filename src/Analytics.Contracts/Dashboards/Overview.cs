using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Dashboards;

/// <summary>Everything at one glance, as <c>GET /v1/overview</c> gives it.</summary>
public sealed record Overview
{
    /// <summary>All of it in one sentence.</summary>
    public required string Sentence { get; init; }

    /// <summary>The last seven days; changes are against the seven before.</summary>
    public required TimeRange Window { get; init; }

    /// <summary>The figures, those that matter most first; at most six.</summary>
    public required IReadOnlyList<OverviewFigure> Figures { get; init; }

    /// <summary>What waits for a person, the most urgent first.</summary>
    public required IReadOnlyList<OverviewTask> Tasks { get; init; }

    /// <summary>Every model, those that need a look first.</summary>
    public required IReadOnlyList<OverviewModel> Models { get; init; }

    /// <summary>Experiments that run or can be decided.</summary>
    public required IReadOnlyList<OverviewExperiment> Experiments { get; init; }

    /// <summary>When it was put together.</summary>
    public required DateTimeOffset ComputedAt { get; init; }
}
