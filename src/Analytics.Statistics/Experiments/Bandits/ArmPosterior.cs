using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments.Bandits;

/// <summary>The normal belief about the value of an arm.</summary>
/// <param name="Mean">Mean, finite.</param>
/// <param name="Variance">Variance, finite and above 0.</param>
/// <exception cref="ArgumentOutOfRangeException">A member is out of its range.</exception>
public readonly record struct ArmPosterior(double Mean, double Variance)
{
    /// <summary>Mean, finite.</summary>
    public double Mean { get; init; } = double.IsFinite(Mean) ? Mean : throw new ArgumentOutOfRangeException(nameof(Mean), "The mean must be finite.");

    /// <summary>Variance, finite and above 0.</summary>
    public double Variance { get; init; } = Variance > 0 && double.IsFinite(Variance)
        ? Variance
        : throw new ArgumentOutOfRangeException(nameof(Variance), "The variance must be finite and above 0.");

    /// <summary>Standard deviation.</summary>
    public double Deviation => Math.Sqrt(Variance);

    /// <summary>
    /// The belief after an arm's data: precisions n / s² and 1 / prior variance add. An arm without spread says nothing of its own variance and is
    /// refused: a bandit should wait for some hundred units an arm. O(1). Source: Gelman et al. 2013, "Bayesian data analysis", section 2.5.
    /// </summary>
    /// <param name="arm">The arm, with some spread.</param>
    /// <param name="priorMean">Mean before the data, finite.</param>
    /// <param name="priorVariance">Variance before the data, above 0; large for no belief.</param>
    /// <returns>The belief.</returns>
    /// <exception cref="ArgumentException">The arm has no spread.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static ArmPosterior Of(Arm arm, double priorMean = 0, double priorVariance = 10_000)
    {
        if (arm.Units < 1 || arm.ValueVariance <= 0) throw new ArgumentException("The arm has no spread.", nameof(arm));
        var prior = new ArmPosterior(priorMean, priorVariance);
        var share = prior.Variance / (prior.Variance + arm.ValueVariance);
        return new(prior.Mean + share * (arm.Mean - prior.Mean), share * arm.ValueVariance);
    }

    /// <summary>Central credible interval. O(1). Source: as <see cref="Of"/>.</summary>
    /// <param name="confidence">Probability of the interval, above 0 and below 1.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public Interval Interval(double confidence = 0.95)
    {
        var half = NormalDistribution.TwoSided(Confidence.Error(confidence)) * Deviation;
        return new(Mean - half, Mean + half);
    }
}
