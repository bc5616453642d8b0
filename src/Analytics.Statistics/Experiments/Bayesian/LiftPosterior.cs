using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments.Bayesian;

/// <summary>The normal belief about an effect after the data, with the figures that decisions are made on.</summary>
/// <param name="Mean">Mean of the effect.</param>
/// <param name="Deviation">Standard deviation of the effect, above 0.</param>
/// <param name="ChanceToWin">Probability that the treatment is better, in [0, 1].</param>
/// <param name="Interval">Central credible interval of the effect.</param>
/// <param name="RiskOfControl">Expected loss of keeping the control: the mean of what the treatment would have been better by, at least 0.</param>
/// <param name="RiskOfTreatment">Expected loss of choosing the treatment, at least 0.</param>
public sealed record LiftPosterior(
    double Mean, double Deviation, double ChanceToWin, Interval Interval, double RiskOfControl, double RiskOfTreatment)
{
    /// <summary>
    /// The normal likelihood of the effect times the prior, by adding precisions; without a prior the flat one, whose interval is that of the z test. A
    /// chance to win is not protected against repeated looks. O(1).
    /// Source: Gelman et al. 2013, "Bayesian data analysis", section 2.5; expected loss: Stucchio 2015, "Bayesian A/B testing at VWO".
    /// </summary>
    /// <param name="effect">The effect.</param>
    /// <param name="prior">Belief before the data, in the unit of the effect; null for none.</param>
    /// <param name="direction">Which way the metric gets better.</param>
    /// <param name="confidence">Probability of the credible interval, above 0 and below 1.</param>
    /// <returns>The belief after the data.</returns>
    /// <exception cref="ArgumentException">The effect was not set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static LiftPosterior Of(
        Effect effect, LiftPrior? prior = null, MetricDirection direction = MetricDirection.HigherIsBetter, double confidence = 0.95)
    {
        if (effect.Units < 2) throw new ArgumentException("The effect was not set.", nameof(effect));
        if (prior is null) return OfNormal(effect.Value, effect.StandardError, direction, confidence);

        // The share of the data in the whole precision, without inverting a small variance.
        var spread = prior.Deviation * prior.Deviation;
        var share = spread / (spread + effect.Variance);
        return OfNormal(prior.Mean + share * (effect.Value - prior.Mean), Math.Sqrt(share * effect.Variance), direction, confidence);
    }

    /// <summary>The figures of a normal belief. O(1). Source: as <see cref="Of"/>.</summary>
    /// <param name="mean">Mean of the effect, finite.</param>
    /// <param name="deviation">Standard deviation of the effect, finite and above 0.</param>
    /// <param name="direction">Which way the metric gets better.</param>
    /// <param name="confidence">Probability of the credible interval, above 0 and below 1.</param>
    /// <returns>The belief.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static LiftPosterior OfNormal(
        double mean, double deviation, MetricDirection direction = MetricDirection.HigherIsBetter, double confidence = 0.95)
    {
        if (!double.IsFinite(mean)) throw new ArgumentOutOfRangeException(nameof(mean), "The mean must be finite.");
        if (!(deviation > 0 && double.IsFinite(deviation))) throw new ArgumentOutOfRangeException(nameof(deviation), "The deviation must be finite and above 0.");

        var half = NormalDistribution.TwoSided(Confidence.Error(confidence)) * deviation;
        var z = direction == MetricDirection.HigherIsBetter ? mean / deviation : -mean / deviation;
        return new(
            mean,
            deviation,
            NormalDistribution.Cumulative(z),
            new(mean - half, mean + half),
            deviation * NormalDistribution.Loss(-z),
            deviation * NormalDistribution.Loss(z));
    }
}
