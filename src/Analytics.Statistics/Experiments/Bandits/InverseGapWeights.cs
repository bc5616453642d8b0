namespace Analytics.Statistics.Experiments.Bandits;

/// <summary>Shares of a contextual bandit from the predicted scores of its arms.</summary>
public static class InverseGapWeights
{
    /// <summary>
    /// Every arm but the top gets max(1 / (K + γ · gap), floor / K), gap being how far its score is below the top; the top gets the rest. Known shares for
    /// every arm keep later off-policy evaluation possible. O(K).
    /// Source: Abe &amp; Long 1999, "Associative reinforcement learning using linear probabilistic concepts", ICML; Foster &amp; Rakhlin 2020,
    /// "Beyond UCB: optimal and efficient contextual bandits with regression oracles", ICML.
    /// </summary>
    /// <param name="scores">Predicted score of each arm, finite; at least one arm. The first of equal top scores is the top.</param>
    /// <param name="gamma">How strongly better scores are preferred, finite and at least 0; 0 is even.</param>
    /// <param name="floor">Share that is spread evenly over the arms at the least, in [0, 1].</param>
    /// <returns>One share an arm, summing to 1.</returns>
    /// <exception cref="ArgumentException">There is no arm, or a score is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Gamma or the floor is out of its range.</exception>
    public static IReadOnlyList<double> Of(ReadOnlySpan<double> scores, double gamma, double floor = 0)
    {
        if (scores.IsEmpty) throw new ArgumentException("There must be an arm.", nameof(scores));
        if (!(gamma >= 0 && double.IsFinite(gamma))) throw new ArgumentOutOfRangeException(nameof(gamma), "Gamma must be finite and at least 0.");
        if (!(floor is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(floor), "The floor must be in [0, 1].");

        var top = 0;
        for (var arm = 0; arm < scores.Length; arm++)
        {
            if (!double.IsFinite(scores[arm])) throw new ArgumentException("Every score must be finite.", nameof(scores));
            if (scores[arm] > scores[top]) top = arm;
        }

        var (shares, rest) = (new double[scores.Length], 1.0);
        for (var arm = 0; arm < scores.Length; arm++)
        {
            if (arm == top) continue;
            shares[arm] = Math.Max(1 / (scores.Length + gamma * (scores[top] - scores[arm])), floor / scores.Length);
            rest -= shares[arm];
        }

        shares[top] = rest;
        return shares;
    }
}
