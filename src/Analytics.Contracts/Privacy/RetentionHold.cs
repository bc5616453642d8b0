namespace Analytics.Contracts.Privacy;

/// <summary>A legal hold: while it lasts nothing expires.</summary>
/// <param name="Reason">Why.</param>
/// <param name="By">Account or key that asked for it.</param>
/// <param name="Since">From when.</param>
/// <param name="Until">When it ends by itself; absent: when it is taken away.</param>
public sealed record RetentionHold(string Reason, string By, DateTimeOffset Since, DateTimeOffset? Until = null);
