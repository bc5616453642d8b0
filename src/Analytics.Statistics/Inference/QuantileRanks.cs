using MathNet.Numerics;

namespace Analytics.Statistics.Inference;

/// <summary>Which order statistics bound a quantile, whatever the distribution.</summary>
public static class QuantileRanks
{
    /// <summary>
    /// The ranks of the order statistics that enclose a quantile with at least the given confidence: as many values lie below it as a binomial count with the
    /// probability of the quantile says. For continuous distributions; ties only make it surer. Source: Conover 1999, "Practical nonparametric statistics",
    /// 3rd edition, p. 143 (exact method, each tail at most half of what is left). O(1) but for some steps around the normal approximation.
    /// </summary>
    /// <param name="count">Values in the sample, at least 1.</param>
    /// <param name="probability">Probability of the quantile, above 0 and below 1.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>Ranks from 1 to <paramref name="count"/>; null where the sample is too small for one of them.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is out of its range.</exception>
    public static (long Lower, long Upper)? Of(long count, double probability, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (probability is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(probability), "The probability must lie between 0 and 1.");
        if (confidence is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(confidence), "The confidence must lie between 0 and 1.");

        var tail = (1 - confidence) / 2;
        var lower = LargestWithin(count, probability, tail);
        var upper = count + 1 - LargestWithin(count, 1 - probability, tail);
        return lower < 1 || upper > count ? null : (lower, upper);
    }

    /// <summary>The largest rank below which the quantile lies with a probability of at most the tail; 0 where there is none.</summary>
    private static long LargestWithin(long count, double probability, double tail)
    {
        var spread = Math.Sqrt(count * probability * (1 - probability));
        var rank = Math.Clamp((long)((count * probability) - (2 * spread)), 0, count);
        while (rank < count && AtMost(rank, count, probability) <= tail) rank++;
        while (rank > 0 && AtMost(rank - 1, count, probability) > tail) rank--;
        return rank;
    }

    /// <summary>Probability of at most so many successes.</summary>
    private static double AtMost(long successes, long count, double probability) =>
        successes >= count ? 1 : SpecialFunctions.BetaRegularized(count - successes, successes + 1, 1 - probability);
}
