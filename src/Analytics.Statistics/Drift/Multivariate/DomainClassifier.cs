using Analytics.Statistics.Inference;
using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Drift.Multivariate;

/// <summary>
/// Drift as the success of a classifier that tells current rows from reference rows. The learner is passed in; rows are scored by a learner that has
/// not seen them. Rows are taken as independent: runs of like rows, such as many of one subject, count as drift.
/// Source: Lopez-Paz &amp; Oquab 2017, "Revisiting classifier two-sample tests", ICLR, arXiv:1610.06545.
/// </summary>
public static class DomainClassifier
{
    /// <summary>
    /// Stratified validation that goes forward: each fold but the first is scored by a learner of the folds before it, so that without drift the area
    /// of a fold is ½ in the mean whatever the folds before gave, and the variances of the folds add up. Areas of ordinary cross-validation are
    /// dependent: with boosted trees their spread without drift is 1.4 times that of independent ones, and a test at 5 % alarms in 10 %
    /// (Bengio &amp; Grandvalet 2003, "No unbiased estimator of the variance of k-fold cross-validation", NIPS 16, 513-520). One call of the learner
    /// for each fold but the first. The p-value is that of the rank test of strata (van Elteren 1960, "On the combination of independent two-sample
    /// tests of Wilcoxon", Bulletin of the International Statistical Institute 37, 351-361), without correction for ties: they make it too large.
    /// </summary>
    /// <param name="reference">Reference rows, at least <paramref name="folds"/>.</param>
    /// <param name="current">Current rows, at least <paramref name="folds"/>.</param>
    /// <param name="learner">The learner.</param>
    /// <param name="seed">Seed of the folds: equal seeds give equal folds.</param>
    /// <param name="folds">Folds, at least 2.</param>
    /// <param name="confidence">Confidence of the area's interval, above 0 and below 1.</param>
    /// <returns>The area, its interval and its p-value.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">A sample has fewer rows than folds.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than two folds, or the confidence is out of its range.</exception>
    /// <exception cref="InvalidOperationException">The learner did not give a finite score for each row.</exception>
    public static DomainClassification Measure(
        IReadOnlyList<double[]> reference,
        IReadOnlyList<double[]> current,
        DomainLearner learner,
        int seed,
        int folds = 5,
        double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(current);
        ArgumentNullException.ThrowIfNull(learner);
        ArgumentOutOfRangeException.ThrowIfLessThan(folds, 2);
        if (reference.Count < folds) throw new ArgumentException("Each fold needs a row.", nameof(reference));
        if (current.Count < folds) throw new ArgumentException("Each fold needs a row.", nameof(current));
        var error = Confidence.Error(confidence);

        var random = new Random(seed);
        int[] fold = [.. Folds(reference.Count, folds, random), .. Folds(current.Count, folds, random)];
        double[][] rows = [.. reference, .. current];
        return Judge([.. Enumerable.Range(1, folds - 1).Select(index => ScoreFold(rows, reference.Count, fold, index, learner))], error);
    }

    private static int[] Folds(int rows, int folds, Random random)
    {
        int[] fold = [.. Enumerable.Range(0, rows).Select(row => row % folds)];
        random.Shuffle(fold);
        return fold;
    }

    private static RocArea ScoreFold(double[][] rows, int referenceRows, int[] fold, int index, DomainLearner learner)
    {
        int[] training = [.. Enumerable.Range(0, rows.Length).Where(row => fold[row] < index)];
        int[] heldOut = [.. Enumerable.Range(0, rows.Length).Where(row => fold[row] == index)];
        var scores = learner(
            [.. training.Select(row => rows[row])], [.. training.Select(row => row >= referenceRows)], [.. heldOut.Select(row => rows[row])]);
        if (scores.Count != heldOut.Length || !scores.All(double.IsFinite))
            throw new InvalidOperationException("The learner did not give a finite score for each row.");
        ScoreCount[] counts =
        [
            .. scores.Zip(heldOut, (score, row) => row < referenceRows ? new ScoreCount(score, 0, 1) : new ScoreCount(score, 1, 0))
                .OrderBy(count => count.Score),
        ];
        return RocArea.Measure(counts, nameof(learner));
    }

    private static DomainClassification Judge(RocArea[] folds, double error)
    {
        double count = folds.Length;
        var together = new RocArea(
            folds.Average(fold => fold.Value),
            folds.Sum(fold => fold.Positives),
            folds.Sum(fold => fold.Negatives),
            folds.Sum(fold => fold.PositivePart) / (count * count),
            folds.Sum(fold => fold.NegativePart) / (count * count));
        var chance = Math.Sqrt(folds.Sum(fold => (fold.Count + 1) / (12.0 * fold.Positives * fold.Negatives))) / count;
        return new(
            new(together.Value, together.Interval(error), together.Count),
            NormalDistribution.Survival((together.Value - 0.5) / chance),
            chance,
            [.. folds.Select(fold => fold.Value)]);
    }
}
