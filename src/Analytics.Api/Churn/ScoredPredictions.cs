namespace Analytics.Api.Churn;

/// <summary>The predictions of a <see cref="ScoredDay"/>, apart from it: they are many, and needed once.</summary>
/// <param name="Ids">Their ids.</param>
internal sealed record ScoredPredictions(IReadOnlyList<string> Ids);
