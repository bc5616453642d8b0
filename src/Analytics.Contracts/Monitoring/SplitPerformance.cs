using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Monitoring;

/// <summary>Performance of a part of the predictions.</summary>
/// <param name="By">The field split by.</param>
/// <param name="Value">Its value; null where missing.</param>
/// <param name="Labelled">Predictions whose truth is known.</param>
/// <param name="Metrics">Realised figures by metric.</param>
public sealed record SplitPerformance(string By, string? Value, long Labelled, IReadOnlyDictionary<string, Figure> Metrics);
