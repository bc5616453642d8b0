namespace Analytics.Contracts.Models;

/// <summary>How likely one is to leave.</summary>
/// <param name="Probability">The calibrated probability, in [0, 1].</param>
/// <param name="Offer">Whether an offer is worth its cost: the probability reaches the threshold of the model's card.</param>
/// <param name="Contributions">By how much each column moves the log-odds against its usual value, the one that moves most first; absent unless asked for.</param>
public sealed record ChurnScore(double Probability, bool Offer, IReadOnlyDictionary<string, double>? Contributions);
