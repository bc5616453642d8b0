using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments.Bandits;

/// <summary>Choices of arms by the best value that their data still allow. Values are in [0, 1].</summary>
public static class UpperConfidenceBound
{
    /// <summary>
    /// UCB1: mean + √(exploration · ln t / n) after t plays; an arm that was never played first. Its regret grows as ln t with an exploration of 2; smaller
    /// values explore less and often do better. O(arms).
    /// Source: Auer, Cesa-Bianchi &amp; Fischer 2002, "Finite-time analysis of the multiarmed bandit problem", Machine Learning 47, 235-256.
    /// </summary>
    /// <param name="plays">Plays of each arm, at least 0; at least one arm.</param>
    /// <param name="sums">Sum of the values of each arm, from 0 to its plays.</param>
    /// <param name="exploration">Factor on the bonus, finite and above 0.</param>
    /// <returns>Index of the arm; the first of equals.</returns>
    /// <exception cref="ArgumentException">There is no arm, the lengths differ, or a number is out of its range.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The exploration is out of its range.</exception>
    public static int Ucb1(ReadOnlySpan<long> plays, ReadOnlySpan<double> sums, double exploration = 2)
    {
        if (!(exploration > 0 && double.IsFinite(exploration))) throw new ArgumentOutOfRangeException(nameof(exploration), "The exploration must be finite and above 0.");
        var (total, fresh) = Check(plays, sums);
        if (fresh >= 0) return fresh;

        var (best, highest) = (0, double.NegativeInfinity);
        for (var arm = 0; arm < plays.Length; arm++)
        {
            var bound = sums[arm] / plays[arm] + Math.Sqrt(exploration * Math.Log(total) / plays[arm]);
            if (bound > highest) (best, highest) = (arm, bound);
        }

        return best;
    }

    /// <summary>
    /// KL-UCB: the largest probability q with n · KL(mean, q) ≤ ln t, which reaches the lowest regret possible for arms that succeed or fail. O(arms), 100
    /// steps each. Source: Garivier &amp; Cappé 2011, "The KL-UCB algorithm for bounded stochastic bandits and beyond", COLT.
    /// </summary>
    /// <param name="plays">Plays of each arm, at least 0; at least one arm.</param>
    /// <param name="sums">Sum of the values of each arm, from 0 to its plays.</param>
    /// <returns>Index of the arm; the first of equals.</returns>
    /// <exception cref="ArgumentException">There is no arm, the lengths differ, or a number is out of its range.</exception>
    public static int KullbackLeibler(ReadOnlySpan<long> plays, ReadOnlySpan<double> sums)
    {
        var (total, fresh) = Check(plays, sums);
        if (fresh >= 0) return fresh;

        var (best, highest) = (0, double.NegativeInfinity);
        for (var arm = 0; arm < plays.Length; arm++)
        {
            var bound = BoundedMean.Hoeffding(sums[arm] / plays[arm], plays[arm], 2.0 / total).Upper;
            if (bound > highest) (best, highest) = (arm, bound);
        }

        return best;
    }

    private static (long Total, int Fresh) Check(ReadOnlySpan<long> plays, ReadOnlySpan<double> sums)
    {
        if (plays.IsEmpty) throw new ArgumentException("There must be an arm.", nameof(plays));
        if (sums.Length != plays.Length) throw new ArgumentException("The lengths must be equal.", nameof(sums));

        var (total, fresh) = (0L, -1);
        for (var arm = 0; arm < plays.Length; arm++)
        {
            if (plays[arm] < 0) throw new ArgumentException("Every count must be at least 0.", nameof(plays));
            if (!(sums[arm] >= 0 && sums[arm] <= plays[arm])) throw new ArgumentException("Every sum must be from 0 to the plays.", nameof(sums));
            if (plays[arm] == 0 && fresh < 0) fresh = arm;
            total += plays[arm];
        }

        return (total, fresh);
    }
}
