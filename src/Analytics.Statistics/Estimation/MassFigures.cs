namespace Analytics.Statistics.Estimation;

/// <summary>Figures of a binary model from masses of labels by score.</summary>
/// <param name="Confusion">Decisions by label.</param>
/// <param name="RocAuc">Area under the ROC curve, in [0, 1], ties counting half; null where one class has no mass.</param>
/// <param name="Brier">Mean squared difference of score and label, in [0, 1].</param>
/// <param name="LogLoss">Mean of −ln of the probability given to the label, in nats; scores are kept 1e-15 away from 0 and 1.</param>
public sealed record MassFigures(ExpectedConfusion Confusion, double? RocAuc, double Brier, double LogLoss)
{
    private const double LeastProbability = 1e-15;

    /// <summary>
    /// The figures of masses: of calibrated probabilities times counts they are the estimates of <see cref="ConfidenceEstimation"/>; of labels weighted by
    /// the inverse of their chance to arrive they are figures corrected for labels that arrive selectively. O(n).
    /// Source: Białek, Kuberski, Perrakis &amp; Bifet 2024, arXiv:2401.08348; Horvitz &amp; Thompson 1952, "A generalization of sampling without
    /// replacement from a finite universe", JASA 47, 663-685.
    /// </summary>
    /// <param name="ascendingByScore">The masses, score ascending; total mass above 0.</param>
    /// <returns>The figures.</returns>
    /// <exception cref="ArgumentException">The scores descend or leave [0, 1], a mass is negative or not finite, or there is none.</exception>
    public static MassFigures Of(ReadOnlySpan<ScoredMass> ascendingByScore)
    {
        Check(ascendingByScore);
        var (truePositives, falsePositives, trueNegatives, falseNegatives, squares, logs) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var (score, decision, positive, negative) in ascendingByScore)
        {
            if (decision) (truePositives, falsePositives) = (truePositives + positive, falsePositives + negative);
            else (falseNegatives, trueNegatives) = (falseNegatives + positive, trueNegatives + negative);
            squares += positive * (1 - score) * (1 - score) + negative * score * score;
            logs -= positive * Math.Log(Math.Max(LeastProbability, score)) + negative * Math.Log(Math.Max(LeastProbability, 1 - score));
        }

        var confusion = new ExpectedConfusion(truePositives, falsePositives, trueNegatives, falseNegatives);
        if (!(confusion.Count > 0)) throw new ArgumentException("There must be some mass.", nameof(ascendingByScore));
        return new(confusion, Area(ascendingByScore), squares / confusion.Count, logs / confusion.Count);
    }

    private static double? Area(ReadOnlySpan<ScoredMass> masses)
    {
        var (below, won, positives) = (0.0, 0.0, 0.0);
        for (var first = 0; first < masses.Length;)
        {
            var (positive, negative, next) = (0.0, 0.0, first);
            for (; next < masses.Length && masses[next].Score == masses[first].Score; next++)
                (positive, negative) = (positive + masses[next].Positive, negative + masses[next].Negative);
            won += positive * (below + negative / 2);
            (below, positives, first) = (below + negative, positives + positive, next);
        }

        return below > 0 && positives > 0 ? Math.Clamp(won / below / positives, 0, 1) : null;
    }

    private static void Check(ReadOnlySpan<ScoredMass> masses)
    {
        for (var at = 0; at < masses.Length; at++)
        {
            if (masses[at].Score is not (>= 0 and <= 1)) throw new ArgumentException("Scores must lie in [0, 1].", nameof(masses));
            if (at > 0 && masses[at].Score < masses[at - 1].Score) throw new ArgumentException("Scores must ascend.", nameof(masses));
            if (!(masses[at].Positive >= 0 && masses[at].Negative >= 0 && double.IsFinite(masses[at].Positive + masses[at].Negative)))
                throw new ArgumentException("Masses must be finite and at least 0.", nameof(masses));
        }
    }
}
