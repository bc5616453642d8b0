namespace Analytics.Contracts.Privacy;

/// <summary>Asks to keep everything for the time being: a legal hold.</summary>
/// <param name="Reason">Why; 1 to 500 characters.</param>
/// <param name="Until">When it ends by itself; absent: when it is taken away.</param>
public sealed record RetentionHoldRequest(string Reason, DateTimeOffset? Until = null);
