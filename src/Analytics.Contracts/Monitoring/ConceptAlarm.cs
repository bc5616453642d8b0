namespace Analytics.Contracts.Monitoring;

/// <summary>An alarm on the errors of a model.</summary>
/// <param name="At">Time of the prediction at which it was raised.</param>
/// <param name="Outcome">Its place among the outcomes read, from 1.</param>
/// <param name="Before">Mean error of what the detector held before.</param>
/// <param name="After">Mean error of what it kept.</param>
public sealed record ConceptAlarm(DateTimeOffset At, long Outcome, double Before, double After);
