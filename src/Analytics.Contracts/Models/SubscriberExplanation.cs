namespace Analytics.Contracts.Models;

/// <summary>The answer of <c>GET /v1/churn/explain/{subject}</c>.</summary>
/// <param name="Model">Name of the model.</param>
/// <param name="Version">Its version.</param>
/// <param name="Probability">Probability that the next payment does not come, in [0, 1].</param>
/// <param name="Offer">Whether an offer is worth its cost.</param>
/// <param name="Features">What is known of the subscriber; null where there is nothing.</param>
/// <param name="Contributions">By how much each moves the log-odds against its usual value, the one that moves most first.</param>
public sealed record SubscriberExplanation(
    string Model, int Version, double Probability, bool Offer, IReadOnlyDictionary<string, double?> Features, IReadOnlyDictionary<string, double> Contributions);
