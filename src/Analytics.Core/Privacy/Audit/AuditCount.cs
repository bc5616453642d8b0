namespace Analytics.Core.Privacy.Audit;

/// <summary>How often something was done.</summary>
/// <param name="Action">What: the operation of the API.</param>
/// <param name="Times">How often.</param>
/// <param name="Actors">By how many accounts and keys.</param>
/// <param name="Last">When last.</param>
public sealed record AuditCount(string Action, long Times, int Actors, DateTimeOffset Last);
