using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Scoring;

/// <summary>
/// Figures that weigh the kinds of right and wrong decisions of a binary model against each other. The predictions are taken as independent
/// draws. A figure with nothing in a denominator is undefined and throws: ask the counts first.
/// </summary>
public static class BinaryAgreement
{
    /// <summary>
    /// Weighted harmonic mean of precision and recall, Fβ = (1 + β²) TP / ((1 + β²) TP + β² FN + FP): recall counts β times as much as precision;
    /// in [0, 1]. The interval is by the delta method on the counts, on the logit scale, approximate under about ten of TP or of errors;
    /// without a true positive or without an error it is Wilson's for F* = TP / (TP + FP + FN), taken through at the worst mix of errors. O(1).
    /// Source: van Rijsbergen 1979, "Information retrieval", 2nd edition, chapter 7; interval as <see cref="MulticlassScoring.F1Macro"/>.
    /// </summary>
    /// <param name="confusion">Counts, at least one positive label or predicted positive.</param>
    /// <param name="beta">Weight of recall against precision, above 0 and finite.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is TP + FP + FN.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="confusion"/> is null.</exception>
    /// <exception cref="ArgumentException">Nothing is labelled or predicted positive.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The weight or the confidence is out of its range.</exception>
    public static Estimate FBeta(BinaryConfusion confusion, double beta, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        if (beta is not (> 0 and <= 1e100)) throw new ArgumentOutOfRangeException(nameof(beta), "The weight must be above 0 and finite.");
        var error = Confidence.Error(confidence);
        var count = checked(confusion.TruePositives + confusion.Wrong);
        if (count == 0) throw new ArgumentException("The figure needs a positive label or a predicted positive.", nameof(confusion));

        var weight = beta * beta;
        var (hits, misses, alarms) = ((double)confusion.TruePositives, (double)confusion.FalseNegatives, (double)confusion.FalsePositives);
        var whole = (1 + weight) * hits + weight * misses + alarms;
        var value = (1 + weight) * hits / whole;
        if (hits is 0 || value >= 1) return new(value, Worst(Proportion.Wilson(confusion.TruePositives, count, confidence), weight), count);

        var delta = new MultinomialDelta();
        delta.Add(hits, (1 + weight) * (1 - value) / whole);
        delta.Add(misses, -value * weight / whole);
        delta.Add(alarms, -value / whole);
        return new(value, LogitInterval.About(value, NormalDistribution.TwoSided(error) * Math.Sqrt(delta.Variance)), count);
    }

    /// <summary>
    /// Matthews correlation, (TP·TN − FP·FN) / √((TP + FP)(TP + FN)(TN + FP)(TN + FN)), the correlation of decision and label; in [−1, 1], 0 for
    /// no better than chance. The interval is by the delta method on the counts, on Fisher's scale artanh; without an error of one sort (a figure
    /// of ±1) the far bound is the figure with as many errors, all of the worst kind, as Wilson's interval for the share of errors allows. O(1).
    /// Source: Matthews 1975, "Comparison of the predicted and observed secondary structure of T4 phage lysozyme", BBA 405(2), 442-451; interval:
    /// Itaya, Tamura, Hayashi &amp; Yamamoto 2025, "Asymptotic properties of Matthews correlation coefficient", Statistics in Medicine 44(1-2), e10303.
    /// </summary>
    /// <param name="confusion">Counts with both labels and both decisions.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the predictions.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="confusion"/> is null.</exception>
    /// <exception cref="ArgumentException">All labels or all decisions are the same.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate Matthews(BinaryConfusion confusion, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        var error = Confidence.Error(confidence);
        if (confusion.ActualPositives == 0 || confusion.ActualNegatives == 0 || confusion.PredictedPositives == 0 || confusion.PredictedNegatives == 0)
            throw new ArgumentException("The correlation needs both labels and both decisions.", nameof(confusion));

        return new(MatthewsValue(confusion), MatthewsInterval(confusion, error, confidence), confusion.Count);
    }

    /// <summary>
    /// Mean of recall and specificity, in [0, 1]; 1/2 for no better than chance at any prevalence. The interval recovers the variances of both
    /// shares from their <see cref="Proportion.Wilson">Wilson</see> intervals, so that it keeps a width without an error. O(1).
    /// Source: Brodersen, Ong, Stephan &amp; Buhmann 2010, "The balanced accuracy and its posterior distribution", ICPR, 3121-3124; interval: Zou
    /// &amp; Donner 2008, "Construction of confidence limits about effect measures", Statistics in Medicine 27(10), 1693-1702.
    /// </summary>
    /// <param name="confusion">Counts, at least one positive and one negative label.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the predictions.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="confusion"/> is null.</exception>
    /// <exception cref="ArgumentException">A label is missing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate BalancedAccuracy(BinaryConfusion confusion, double confidence = 0.95)
    {
        var (recall, specificity) = (BinaryScoring.Recall(confusion, confidence), BinaryScoring.Specificity(confusion, confidence));
        var sum = RecoveredInterval.OfSum(recall, specificity);
        return new((recall.Value + specificity.Value) / 2, new Interval(sum.Lower / 2, sum.Upper / 2).Within(0, 1), confusion.Count);
    }

    private static Interval Worst(Interval overlap, double weight) => new(
        overlap.Lower * (1 + weight) / (overlap.Lower * (1 + weight) + (1 - overlap.Lower) * Math.Max(1, weight)),
        overlap.Upper * (1 + weight) / (overlap.Upper * (1 + weight) + (1 - overlap.Upper) * Math.Min(1, weight)));

    private static double MatthewsValue(BinaryConfusion counts) =>
        Correlation(counts.TruePositives, counts.FalsePositives, counts.TrueNegatives, counts.FalseNegatives);

    private static double Correlation(double hits, double alarms, double rejections, double misses)
    {
        var (predicted, actual) = ((hits + alarms) * (rejections + misses), (hits + misses) * (rejections + alarms));
        return Math.Clamp((hits * rejections - alarms * misses) / (Math.Sqrt(predicted) * Math.Sqrt(actual)), -1, 1);
    }

    private static Interval MatthewsInterval(BinaryConfusion counts, double error, double confidence)
    {
        var value = MatthewsValue(counts);
        if (value >= 1) return new(Least(counts, confidence), 1);
        if (value <= -1)
            return new(-1, -Least(new(counts.FalsePositives, counts.TruePositives, counts.FalseNegatives, counts.TrueNegatives), confidence));

        var half = NormalDistribution.TwoSided(error) * Math.Sqrt(MatthewsVariance(counts, value)) / (1 - value * value);
        return new(Math.Tanh(Math.Atanh(value) - half), Math.Tanh(Math.Atanh(value) + half));
    }

    private static double MatthewsVariance(BinaryConfusion counts, double value)
    {
        var scale = Math.Sqrt((double)counts.PredictedPositives * counts.PredictedNegatives) * Math.Sqrt((double)counts.ActualPositives * counts.ActualNegatives);
        var delta = new MultinomialDelta();
        delta.Add(counts.TruePositives, Slope(counts.TrueNegatives, counts.PredictedPositives, counts.ActualPositives));
        delta.Add(counts.FalsePositives, Slope(-counts.FalseNegatives, counts.PredictedPositives, counts.ActualNegatives));
        delta.Add(counts.TrueNegatives, Slope(counts.TruePositives, counts.PredictedNegatives, counts.ActualNegatives));
        delta.Add(counts.FalseNegatives, Slope(-counts.FalsePositives, counts.PredictedNegatives, counts.ActualPositives));
        return delta.Variance;

        double Slope(double opposite, double decided, double labelled) => opposite / scale - value / 2 * (1 / decided + 1 / labelled);
    }

    /// <summary>The least correlation of counts without an error, once the errors that their number allows are added.</summary>
    private static double Least(BinaryConfusion counts, double confidence)
    {
        var share = Proportion.Wilson(0, counts.Count, confidence).Upper;
        var errors = counts.Count * share / (1 - share);
        return Math.Min(
            Correlation(counts.TruePositives, errors / 2, counts.TrueNegatives, errors / 2),
            Math.Min(Correlation(counts.TruePositives, errors, counts.TrueNegatives, 0), Correlation(counts.TruePositives, 0, counts.TrueNegatives, errors)));
    }
}
