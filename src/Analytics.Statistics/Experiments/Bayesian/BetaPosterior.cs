using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments.Bayesian;

/// <summary>The belief Beta(<paramref name="A"/>, <paramref name="B"/>) about a probability.</summary>
/// <param name="A">Prior and observed successes, finite, at least 1/2.</param>
/// <param name="B">Prior and observed failures, finite, at least 1/2.</param>
/// <exception cref="ArgumentOutOfRangeException">A member is out of its range.</exception>
public sealed record BetaPosterior(double A, double B)
{
    /// <summary>Prior and observed successes.</summary>
    public double A { get; init; } = A >= 0.5 && double.IsFinite(A) ? A : throw new ArgumentOutOfRangeException(nameof(A), "The parameter must be finite and at least 1/2.");

    /// <summary>Prior and observed failures.</summary>
    public double B { get; init; } = B >= 0.5 && double.IsFinite(B) ? B : throw new ArgumentOutOfRangeException(nameof(B), "The parameter must be finite and at least 1/2.");

    /// <summary>Mean A / (A + B), in (0, 1).</summary>
    public double Mean => A / (A + B);

    /// <summary>The belief after counts; by default from Jeffreys' prior Beta(1/2, 1/2). O(1). Source: Jeffreys 1961, "Theory of probability", chapter 3.</summary>
    /// <param name="counts">Successes and trials.</param>
    /// <param name="priorA">Prior successes, finite, at least 1/2.</param>
    /// <param name="priorB">Prior failures, finite, at least 1/2.</param>
    /// <returns>The belief.</returns>
    /// <exception cref="ArgumentException">The counts were not set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static BetaPosterior Of(SuccessCount counts, double priorA = 0.5, double priorB = 0.5)
    {
        var prior = new BetaPosterior(priorA, priorB);
        var checkedCounts = counts.Checked(nameof(counts));
        return new(prior.A + checkedCounts.Successes, prior.B + checkedCounts.Failures);
    }

    /// <summary>Central credible interval of the probability. O(√(A + B)). Source: Gelman et al. 2013, section 2.3.</summary>
    /// <param name="confidence">Probability of the interval, above 0 and below 1.</param>
    /// <returns>The interval, within (0, 1).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public Interval Interval(double confidence = 0.95)
    {
        var tail = Confidence.Error(confidence) / 2;
        return new(Share(BetaDistribution.LogOddsQuantile(A, B, tail)), Share(-BetaDistribution.LogOddsQuantile(B, A, tail)));
    }

    private static double Share(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
