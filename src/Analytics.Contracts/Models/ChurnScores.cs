namespace Analytics.Contracts.Models;

/// <summary>The answer of <c>POST /v1/churn/score</c>.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Version">Its version.</param>
/// <param name="Scores">One for each row, in their order.</param>
public sealed record ChurnScores(string Model, int Version, IReadOnlyList<ChurnScore> Scores);
