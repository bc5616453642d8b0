namespace Analytics.Contracts.Models;

/// <summary>How likely a subscriber is to leave.</summary>
/// <param name="Pseudonym">Stand-in of the subject; 32 hexadecimal digits.</param>
/// <param name="Probability">Probability that the next payment does not come, in [0, 1].</param>
/// <param name="Offer">Whether an offer is worth its cost: the probability reaches the threshold of the model's card.</param>
public sealed record SubscriberScore(string Pseudonym, double Probability, bool Offer);
