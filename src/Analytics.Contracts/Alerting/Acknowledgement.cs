namespace Analytics.Contracts.Alerting;

/// <summary>That someone sees to an alert; lasts until it resolves.</summary>
/// <param name="By">Who.</param>
/// <param name="At">Since when.</param>
/// <param name="Comment">What they said.</param>
public sealed record Acknowledgement(string By, DateTimeOffset At, string? Comment);
