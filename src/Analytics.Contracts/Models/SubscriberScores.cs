namespace Analytics.Contracts.Models;

/// <summary>The answer of <c>GET /v1/churn/scores</c>.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Version">Its version.</param>
/// <param name="Subscribers">Whose subscription goes on now.</param>
/// <param name="Leaving">How many of them are expected to leave: the sum of the probabilities.</param>
/// <param name="Scores">The most likely to leave first.</param>
public sealed record SubscriberScores(string Model, int Version, int Subscribers, double Leaving, IReadOnlyList<SubscriberScore> Scores);
