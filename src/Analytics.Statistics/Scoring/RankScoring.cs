using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Scoring;

/// <summary>
/// Figures of how well the scores of a binary model put the positives first, from counts by score. Rows of equal score come as one: no figure
/// depends on the order in which they were given. Invariant to increasing transforms of the score.
/// </summary>
public static class RankScoring
{
    /// <summary>
    /// Average precision (area under the precision-recall curve by steps), Σ (Rᵢ − Rᵢ₋₁) Pᵢ over the distinct scores from the highest; in [0, 1],
    /// about the share of positives for scores without information. The interval is logit(AP) ± z / √(n₊ AP (1 − AP)) with n₊ the positives; a
    /// figure of 1 takes Hoeffding's with as many trials. Conservative: for normal
    /// scores one or two deviations apart, 95 % intervals cover 96-99 % of the time from 20 to 1,000 positives. O(k) in the number of distinct scores.
    /// Source: step rule as Davis &amp; Goadrich 2006, "The relationship between precision-recall and ROC curves", ICML, 233-240; interval: Boyd,
    /// Eng &amp; Page 2013, "Area under the precision-recall curve: point estimates and confidence intervals", ECML PKDD, 451-466.
    /// </summary>
    /// <param name="ascendingByScore">Counts by score, scores ascending; at least one positive and one negative.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the positives and negatives together.</returns>
    /// <exception cref="ArgumentException">A score is not finite or below the one before it, a count is negative, or a class is missing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate AveragePrecision(ReadOnlySpan<ScoreCount> ascendingByScore, double confidence = 0.95)
    {
        var error = Confidence.Error(confidence);
        var (positives, negatives) = RocArea.Totals(ascendingByScore, nameof(ascendingByScore));

        var (hits, seen, area) = (0.0, 0.0, 0.0);
        for (var i = ascendingByScore.Length; i > 0;)
        {
            var tie = TieBelow(ascendingByScore, ref i);
            hits += tie.Positives;
            seen += (double)tie.Positives + tie.Negatives;
            if (tie.Positives > 0) area += tie.Positives * (hits / seen);
        }

        var value = Math.Min(1, area / positives);
        var interval = value < 1
            ? LogitInterval.About(value, NormalDistribution.TwoSided(error) * Math.Sqrt(value * (1 - value) / positives))
            : BoundedMean.Hoeffding(1, positives, error);
        return new(value, interval, checked(positives + negatives));
    }

    /// <summary>
    /// Kolmogorov-Smirnov separation, the greatest difference of true and false positive rate over all thresholds; in [0, 1], 0 for scores
    /// without information. The interval recovers the variances of both rates from their <see cref="Proportion.Wilson">Wilson</see> intervals
    /// at the best threshold as if it had been fixed before: the choice lifts the figure by some of its standard error, so that 95 %
    /// intervals of normal scores one deviation apart cover 92-94 % of the time; and it is no test against 0 (that is the two-sample test). O(k).
    /// Source: Conover 1999, "Practical nonparametric statistics", 3rd edition, p. 456; interval: Zou &amp; Donner 2008, "Construction of confidence
    /// limits about effect measures", Statistics in Medicine 27(10), 1693-1702.
    /// </summary>
    /// <param name="ascendingByScore">Counts by score, scores ascending; at least one positive and one negative.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the positives and negatives together.</returns>
    /// <exception cref="ArgumentException">A score is not finite or below the one before it, a count is negative, or a class is missing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate Separation(ReadOnlySpan<ScoreCount> ascendingByScore, double confidence = 0.95)
    {
        Confidence.Error(confidence);
        var (positives, negatives) = RocArea.Totals(ascendingByScore, nameof(ascendingByScore));

        var (hits, alarms) = (0L, 0L);
        var (best, bestHits, bestAlarms) = (0.0, 0L, 0L);
        for (var i = ascendingByScore.Length; i > 0;)
        {
            var tie = TieBelow(ascendingByScore, ref i);
            hits += tie.Positives;
            alarms += tie.Negatives;
            var gap = (double)hits / positives - (double)alarms / negatives;
            if (gap > best) (best, bestHits, bestAlarms) = (gap, hits, alarms);
        }

        var interval = RecoveredInterval.OfDifference(Share(bestHits, positives, confidence), Share(bestAlarms, negatives, confidence));
        return new(best, interval.Within(0, 1), checked(positives + negatives));
    }

    /// <summary>
    /// Share of the positives among the best-scored part of the rows (gain, or capture rate); <see cref="Proportion.Wilson">Wilson</see> interval,
    /// given the cut. <see cref="Lift"/> is this over the part. Rows tied at the cut count pro rata. O(k).
    /// Source: Ling &amp; Li 1998, "Data mining for direct marketing: problems and solutions", KDD, 73-79.
    /// </summary>
    /// <param name="ascendingByScore">Counts by score, scores ascending; at least one positive and one negative.</param>
    /// <param name="part">Part of the rows, above 0 and at most 1; the number of rows is rounded down, at least one.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure in [0, 1]; its count is the positives.</returns>
    /// <exception cref="ArgumentException">A score is not finite or below the one before it, a count is negative, or a class is missing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The part or the confidence is out of its range.</exception>
    public static Estimate Gain(ReadOnlySpan<ScoreCount> ascendingByScore, double part, double confidence = 0.95)
    {
        if (part is not (> 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(part), "The part must be above 0 and at most 1.");
        Confidence.Error(confidence);
        var (positives, negatives) = RocArea.Totals(ascendingByScore, nameof(ascendingByScore));

        var hits = Captured(ascendingByScore, Cut(positives + negatives, part));
        return new(hits / positives, Proportion.Wilson((long)Math.Round(hits), positives, confidence), positives);
    }

    /// <summary>
    /// Share of positives among the best-scored part of the rows, over that among all rows: the <see cref="Gain"/> over the part as cut to whole
    /// rows; 1 for scores without information, at most 1 / part. Interval and ties as there. O(k).
    /// Source: as <see cref="Gain"/>.
    /// </summary>
    /// <param name="ascendingByScore">Counts by score, scores ascending; at least one positive and one negative.</param>
    /// <param name="part">Part of the rows, above 0 and at most 1; the number of rows is rounded down, at least one.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure, at least 0; its count is the positives.</returns>
    /// <exception cref="ArgumentException">A score is not finite or below the one before it, a count is negative, or a class is missing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The part or the confidence is out of its range.</exception>
    public static Estimate Lift(ReadOnlySpan<ScoreCount> ascendingByScore, double part, double confidence = 0.95)
    {
        var gain = Gain(ascendingByScore, part, confidence);
        var (positives, negatives) = RocArea.Totals(ascendingByScore, nameof(ascendingByScore));
        var share = Cut(positives + negatives, part) / ((double)positives + negatives);
        return new(gain.Value / share, new Interval(gain.Lower / share, gain.Upper / share), gain.Count);
    }

    private static double Cut(long rows, double part) => Math.Max(1, Math.Floor(rows * part * (1 + 1e-12)));

    private static double Captured(ReadOnlySpan<ScoreCount> ascending, double rows)
    {
        var hits = 0.0;
        for (var i = ascending.Length; i > 0 && rows > 0;)
        {
            var tie = TieBelow(ascending, ref i);
            var size = (double)tie.Positives + tie.Negatives;
            if (size > 0) hits += tie.Positives * Math.Min(1, rows / size);
            rows -= size;
        }

        return hits;
    }

    private static Estimate Share(long part, long whole, double confidence) =>
        new((double)part / whole, Proportion.Wilson(part, whole, confidence), whole);

    /// <summary>Counts of the highest score below <paramref name="end"/>, which moves to its first entry.</summary>
    private static ScoreCount TieBelow(ReadOnlySpan<ScoreCount> ascending, ref int end)
    {
        var tie = ascending[--end];
        while (end > 0 && ascending[end - 1].Score >= tie.Score)
        {
            var (score, positives, negatives) = ascending[--end];
            tie = new(score, tie.Positives + positives, tie.Negatives + negatives);
        }

        return tie;
    }
}
