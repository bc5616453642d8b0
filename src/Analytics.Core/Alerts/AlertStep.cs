namespace Analytics.Core.Alerts;

/// <summary>What follows from an evaluation.</summary>
/// <param name="Next">What the alert remembers from now on.</param>
/// <param name="Changes">What happened, in order.</param>
internal sealed record AlertStep(AlertMemory Next, params IReadOnlyList<AlertChange> Changes);
