namespace Analytics.Contracts.Experiments;

/// <summary>The variants of one visitor.</summary>
/// <param name="Assignments">One an experiment.</param>
/// <param name="Exposures">recorded (now or before), dropped (no consent for analytics), none (nothing to record) or off (not asked for).</param>
public sealed record AssignResponse(IReadOnlyList<AssignmentAnswer> Assignments, string Exposures);
