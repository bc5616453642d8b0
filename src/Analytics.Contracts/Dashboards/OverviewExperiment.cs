using Analytics.Contracts.Experiments;

namespace Analytics.Contracts.Dashboards;

/// <summary>An experiment at one glance.</summary>
/// <param name="Key">Its key.</param>
/// <param name="Status">Where it is in its life.</param>
/// <param name="Decision">What its verdict says; null while nobody has looked.</param>
/// <param name="Sentence">The verdict in one sentence.</param>
public sealed record OverviewExperiment(string Key, ExperimentStatus Status, ExperimentDecision? Decision, string Sentence)
{
    /// <summary>What happened to it in the last 24 hours.</summary>
    public IReadOnlyList<string> SinceYesterday { get; init; } = [];
}
