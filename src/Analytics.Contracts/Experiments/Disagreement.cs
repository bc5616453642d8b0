namespace Analytics.Contracts.Experiments;

/// <summary>Answers that differ.</summary>
/// <param name="Champion">Answer of the champion.</param>
/// <param name="Challenger">Answer of the challenger to the same request.</param>
/// <param name="Count">How often.</param>
public sealed record Disagreement(string? Champion, string? Challenger, long Count);
