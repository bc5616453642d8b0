namespace Analytics.Contracts.Safety;

/// <summary>A version of the rules of a model, without the rules.</summary>
/// <param name="Version">Number of the version.</param>
/// <param name="Active">True for the one by which predictions are judged.</param>
/// <param name="Rules">Number of its rules.</param>
/// <param name="Note">Why the rules are as they are.</param>
/// <param name="CreatedAt">When it was saved.</param>
/// <param name="CreatedBy">Name of the key that saved it.</param>
public sealed record RailSetSummary(int Version, bool Active, int Rules, string? Note, DateTimeOffset CreatedAt, string CreatedBy);
