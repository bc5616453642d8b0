namespace Analytics.Statistics.Inference;

/// <summary>
/// Confidence intervals of a probability from independent trials that succeed or fail. Bounds are shares in [0, 1] and contain
/// successes / trials; the interval of the failures is one less that of the successes.
/// </summary>
public static class Proportion
{
    /// <summary>Most trials that the exact intervals take: 10¹², about a second of work.</summary>
    public const long MostExactTrials = 1_000_000_000_000;

    /// <summary>
    /// Score interval: all probabilities that the normal score test does not reject. Close to its confidence on average over the probability,
    /// and never of zero width, also at 0 and at <paramref name="trials"/> successes; its coverage may fall a few points short for single
    /// probabilities near 0 or 1. O(1).
    /// Source: Wilson 1927, "Probable inference, the law of succession, and statistical inference", JASA 22(158), 209-212; recommended by
    /// Brown, Cai &amp; DasGupta 2001, "Interval estimation for a binomial proportion", Statistical Science 16(2), 101-133.
    /// </summary>
    /// <param name="successes">Successes, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Trials, at least 1.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or the confidence is out of its range.</exception>
    public static Interval Wilson(long successes, long trials, double confidence = 0.95)
    {
        CheckCounts(successes, trials);
        var z = NormalDistribution.TwoSided(Confidence.Error(confidence));

        var upper = successes == trials ? 1 : WilsonUpper(successes, trials, z);
        return new(WilsonLower(successes, trials, z), upper);
    }

    /// <summary>
    /// Exact interval: covers with at least its confidence for every probability and number of trials, and so is wider than
    /// <see cref="Wilson"/>. O(√trials).
    /// Source: Clopper &amp; Pearson 1934, "The use of confidence or fiducial limits illustrated in the case of the binomial",
    /// Biometrika 26(4), 404-413, as quantiles of beta distributions.
    /// </summary>
    /// <param name="successes">Successes, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Trials, from 1 to <see cref="MostExactTrials"/>.</param>
    /// <param name="confidence">Confidence, above 0 and below 1; half of the error is spent on each side.</param>
    /// <returns>The interval; its lower bound is 0 without a success, its upper bound 1 without a failure.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or the confidence is out of its range.</exception>
    public static Interval ClopperPearson(long successes, long trials, double confidence = 0.95)
    {
        CheckExactCounts(successes, trials);
        var tail = Confidence.Error(confidence) / 2;

        return new(ExactLower(successes, trials, tail), ExactUpper(successes, trials, tail));
    }

    /// <summary>
    /// Exact one-sided upper bound, such as of a violation rate: the probability is at most this, at least with the confidence. Without a
    /// success it is 1 − (1 − confidence)^(1 / trials), near 3 / trials at 95 % (the rule of three). O(√trials). Source: as <see cref="ClopperPearson"/>.
    /// </summary>
    /// <param name="successes">Successes, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Trials, from 1 to <see cref="MostExactTrials"/>.</param>
    /// <param name="confidence">Confidence, above 0 and below 1; the whole error is spent on this side.</param>
    /// <returns>The bound in (0, 1]; 1 without a failure.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or the confidence is out of its range.</exception>
    public static double ClopperPearsonUpper(long successes, long trials, double confidence = 0.95)
    {
        CheckExactCounts(successes, trials);

        return ExactUpper(successes, trials, Confidence.Error(confidence));
    }

    private static void CheckCounts(long successes, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
    }

    private static void CheckExactCounts(long successes, long trials)
    {
        CheckCounts(successes, trials);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, MostExactTrials);
    }

    /// <summary>The larger root of the score equation.</summary>
    private static double WilsonUpper(double successes, double trials, double z) =>
        (successes + z * z / 2 + z * Math.Sqrt(successes * ((trials - successes) / trials) + z * z / 4)) / (trials + z * z);

    /// <summary>The smaller root, from the product of both, so that no digits cancel.</summary>
    private static double WilsonLower(double successes, double trials, double z) => successes is 0
        ? 0
        : successes / trials * (successes / (trials + z * z)) / WilsonUpper(successes, trials, z);

    private static double ExactLower(long successes, long trials, double tail) => successes == 0
        ? 0
        : 1 / (1 + Math.Exp(-BetaDistribution.LogOddsQuantile(successes, trials - successes + 1, tail)));

    private static double ExactUpper(long successes, long trials, double tail) => successes == trials
        ? 1
        : 1 / (1 + Math.Exp(BetaDistribution.LogOddsQuantile(trials - successes, successes + 1, tail)));
}
