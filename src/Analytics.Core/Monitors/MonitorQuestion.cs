using Analytics.Contracts.Monitoring;
using Analytics.Core.Findings;

namespace Analytics.Core.Monitors;

/// <summary>What a monitor asks of its check.</summary>
/// <param name="Definition">The monitor.</param>
/// <param name="Scope">The rows judged, and those that they are compared with.</param>
/// <param name="Level">Probability that any finding alerts although nothing is wrong, at most.</param>
public sealed record MonitorQuestion(MonitorDefinition Definition, AnalysisScope Scope, double Level);
