namespace Analytics.Contracts.Safety;

/// <summary>A step in the audit trail of a violation.</summary>
/// <param name="At">When.</param>
/// <param name="Reviewer">Name of the key that reviewed.</param>
/// <param name="From">Status before.</param>
/// <param name="To">Status after.</param>
/// <param name="Comment">Why.</param>
public sealed record ReviewStep(DateTimeOffset At, string Reviewer, ViolationStatus From, ViolationStatus To, string? Comment);
