using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Inference;

/// <summary>The exact test of a probability from independent trials that succeed or fail, such as the sign test.</summary>
public static class BinomialTest
{
    /// <summary>
    /// Exact p-value. One-sided it is the probability of a count at least (at most) as large; two-sided that of all counts that are not more
    /// probable than the one seen, as R's binom.test and SciPy's binomtest. It is conservative: under the null it is at most α with
    /// probability at most α. O(√trials · log trials).
    /// Source: Clopper &amp; Pearson 1934, Biometrika 26(4), 404-413; the two-sided rule: Sterne 1954, "Some remarks on confidence or fiducial
    /// limits", Biometrika 41(1/2), 275-278.
    /// </summary>
    /// <param name="successes">Successes, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Trials, from 1 to <see cref="Proportion.MostExactTrials"/>.</param>
    /// <param name="probability">Probability of a success under the null, above 0 and below 1.</param>
    /// <param name="alternative">Side on which the truth is looked for.</param>
    /// <returns>The p-value in (0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or the probability is out of its range.</exception>
    public static double PValue(long successes, long trials, double probability = 0.5, Alternative alternative = Alternative.TwoSided)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, Proportion.MostExactTrials);
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (!(probability is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(probability), "The probability must be above 0 and below 1.");

        return alternative switch
        {
            Alternative.Greater => AtLeast(successes, trials, probability),
            Alternative.Less => AtMost(successes, trials, probability),
            _ => TwoSided(successes, trials, probability),
        };
    }

    private static double TwoSided(long successes, long trials, double probability)
    {
        var mean = trials * probability;
        if (mean.Equals(successes)) return 1;
        if (successes > mean) return TwoSided(trials - successes, trials, 1 - probability);

        // Counts far enough above the mode are no more probable than the one seen: the first of them is found by bisection.
        var limit = LogMass(successes, trials, probability) + 1e-7;
        var (below, from) = ((long)Math.Floor(mean), trials + 1);
        while (from - below > 1)
        {
            var middle = below + (from - below) / 2;
            if (LogMass(middle, trials, probability) <= limit) from = middle; else below = middle;
        }

        return Math.Min(1, AtMost(successes, trials, probability) + (from > trials ? 0 : AtLeast(from, trials, probability)));
    }

    private static double AtLeast(long successes, long trials, double probability) => successes == 0
        ? 1
        : BetaDistribution.Cumulative(successes, trials - successes + 1, probability, 1 - probability);

    private static double AtMost(long successes, long trials, double probability) => successes == trials
        ? 1
        : BetaDistribution.Cumulative(trials - successes, successes + 1, 1 - probability, probability);

    /// <summary>Logarithm of the binomial probability, up to a constant of the trials: the density of Beta(s + 1, n − s + 1) at the probability.</summary>
    private static double LogMass(long successes, long trials, double probability)
    {
        var logOdds = Math.Log(probability) - NearZero.Log1p(-probability);
        return Math.Log(BetaDistribution.LogOddsDensity(successes + 1, trials - successes + 1, logOdds));
    }
}
