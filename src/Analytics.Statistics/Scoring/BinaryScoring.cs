using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Scoring;

/// <summary>
/// Figures of a binary model on labelled predictions, each in [0, 1] with a confidence interval in [0, 1] that is never of zero width.
/// The predictions are taken as independent draws. A figure with nothing in its denominator is undefined and throws: ask the counts first.
/// </summary>
public static class BinaryScoring
{
    /// <summary>Share of the predictions that agree with their label, (TP + TN) / n; <see cref="Proportion.Wilson">Wilson</see> interval. O(1).</summary>
    /// <param name="confusion">Counts, at least one prediction.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is n.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="confusion"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no prediction.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate Accuracy(BinaryConfusion confusion, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        return Share(confusion.Correct, confusion.Count, confidence, nameof(confusion), "Accuracy needs a prediction.");
    }

    /// <summary>
    /// Share of the predicted positives that are labelled positive, TP / (TP + FP); <see cref="Proportion.Wilson">Wilson</see> interval,
    /// conditional on the number of predicted positives. O(1).
    /// </summary>
    /// <param name="confusion">Counts, at least one predicted positive.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the predicted positives.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="confusion"/> is null.</exception>
    /// <exception cref="ArgumentException">Nothing is predicted positive.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate Precision(BinaryConfusion confusion, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        return Share(confusion.TruePositives, confusion.PredictedPositives, confidence, nameof(confusion), "Precision needs a predicted positive.");
    }

    /// <summary>
    /// Share of the positives that are predicted positive (sensitivity), TP / (TP + FN); <see cref="Proportion.Wilson">Wilson</see> interval,
    /// conditional on the number of positives. O(1).
    /// </summary>
    /// <param name="confusion">Counts, at least one positive label.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the positives.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="confusion"/> is null.</exception>
    /// <exception cref="ArgumentException">Nothing is labelled positive.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate Recall(BinaryConfusion confusion, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        return Share(confusion.TruePositives, confusion.ActualPositives, confidence, nameof(confusion), "Recall needs a positive label.");
    }

    /// <summary>
    /// Share of the negatives that are predicted negative, TN / (TN + FP); <see cref="Proportion.Wilson">Wilson</see> interval, conditional on
    /// the number of negatives. O(1).
    /// </summary>
    /// <param name="confusion">Counts, at least one negative label.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the negatives.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="confusion"/> is null.</exception>
    /// <exception cref="ArgumentException">Nothing is labelled negative.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate Specificity(BinaryConfusion confusion, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        return Share(confusion.TrueNegatives, confusion.ActualNegatives, confidence, nameof(confusion), "Specificity needs a negative label.");
    }

    /// <summary>
    /// Harmonic mean of precision and recall, F1 = 2 TP / (2 TP + FP + FN). With F* = TP / (TP + FP + FN), F1 = 2 F* / (1 + F*): given the
    /// predictions that are not true negatives, F* is a binomial share, so its <see cref="Proportion.Wilson">Wilson</see> interval goes through
    /// the same increasing function. O(1).
    /// Source: Lam, Gopal &amp; Qian 2023, "Confidence intervals for the F1 score: a comparison of four methods", arXiv:2309.14621 (Wilson
    /// indirect); F* by Hand, Christen &amp; Kirielle 2021, "F*: an interpretable transformation of the F-measure", Machine Learning 110, 451-456.
    /// </summary>
    /// <param name="confusion">Counts, at least one positive label or predicted positive.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is TP + FP + FN.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="confusion"/> is null.</exception>
    /// <exception cref="ArgumentException">Nothing is labelled or predicted positive.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate F1(BinaryConfusion confusion, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        var count = checked(confusion.TruePositives + confusion.Wrong);
        var overlap = Share(confusion.TruePositives, count, confidence, nameof(confusion), "F1 needs a positive label or a predicted positive.");
        return new(Doubled(overlap.Value), new(Doubled(overlap.Lower), Doubled(overlap.Upper)), count);
    }

    /// <summary>
    /// Area under the ROC curve: probability that a positive scores above a negative, a tie counting one half. The interval is
    /// logit(AUC) ± t·se with DeLong's variance and the degrees of freedom of Brunner &amp; Munzel, taken back to [0, 1]; for samples in the
    /// hundreds t is z. Where that variance is zero (perfect, reversed or constant scores) or a class has a single member, it is Hoeffding's
    /// interval for U-statistics with the smaller class as the number of trials, which covers at least with its confidence; for perfect scores
    /// that is the Clopper-Pearson bound of as many successes. DeLong's variance is approximate in small samples: with 20 members of a class, 95 %
    /// intervals cover 95 % of the time at an area of 0.76 and 90 % at 0.98. Invariant to increasing transforms of the score. O(k) in the number
    /// of distinct scores, nothing allocated but the result.
    /// Source: DeLong, DeLong &amp; Clarke-Pearson 1988, "Comparing the areas under two or more correlated receiver operating characteristic
    /// curves", Biometrics 44(3), 837-845; Brunner &amp; Munzel 2000, "The nonparametric Behrens-Fisher problem", Biometrical Journal 42(1),
    /// 17-25; logit: Qin &amp; Hotilovac 2008, Statistical Methods in Medical Research 17(2), 207-221; Hoeffding 1963, "Probability inequalities
    /// for sums of bounded random variables", JASA 58(301), 13-30, section 5b.
    /// </summary>
    /// <param name="ascendingByScore">Counts by score, scores ascending; equal scores, side by side, are one tie. At least one positive and one negative.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the positives and negatives together.</returns>
    /// <exception cref="ArgumentException">A score is not finite or below the one before it, a count is negative, or a class is missing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate RocAuc(ReadOnlySpan<ScoreCount> ascendingByScore, double confidence = 0.95)
    {
        var error = Confidence.Error(confidence);
        var area = RocArea.Measure(ascendingByScore, nameof(ascendingByScore));
        return new(area.Value, area.Interval(error), area.Count);
    }

    private static Estimate Share(long part, long whole, double confidence, string name, string need) => whole > 0
        ? new((double)part / whole, Proportion.Wilson(part, whole, confidence), whole)
        : throw new ArgumentException(need, name);

    private static double Doubled(double overlap) => 2 * overlap / (1 + overlap);
}
