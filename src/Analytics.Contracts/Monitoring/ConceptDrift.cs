namespace Analytics.Contracts.Monitoring;

/// <summary>What a detector saw on the errors of a model, one after the other.</summary>
/// <param name="Detector">The detector.</param>
/// <param name="Outcomes">Errors read.</param>
/// <param name="Alarms">Its alarms, the latest at most 100.</param>
public sealed record ConceptDrift(string Detector, long Outcomes, IReadOnlyList<ConceptAlarm> Alarms);
