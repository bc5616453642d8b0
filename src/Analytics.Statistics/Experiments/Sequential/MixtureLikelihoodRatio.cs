namespace Analytics.Statistics.Experiments.Sequential;

/// <summary>The state of a mixture sequential probability ratio test at one look.</summary>
/// <param name="LikelihoodRatio">Likelihood of the data under the mixture of effects over that under the null; an e-value, +∞ where it overflows.</param>
/// <param name="PValue">min(1, 1 / likelihood ratio); the smallest over the looks so far is an anytime-valid p-value.</param>
/// <param name="HalfWidth">Distance of the bounds of the confidence sequence from the observed difference.</param>
public readonly record struct MixtureLikelihoodRatio(double LikelihoodRatio, double PValue, double HalfWidth);
