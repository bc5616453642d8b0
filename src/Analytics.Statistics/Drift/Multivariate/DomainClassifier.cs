using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Scoring;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Drift.Multivariate;

/// <summary>
/// Drift as the success of a classifier that tells current rows from reference rows. The learner is passed in; rows are scored by a learner that has
/// not seen them. Source: Lopez-Paz &amp; Oquab 2017, "Revisiting classifier two-sample tests", ICLR, arXiv:1610.06545.
/// </summary>
public static class DomainClassifier
{
    /// <summary>
    /// Stratified cross-validation with the folds drawn by a seed; as many calls of the learner as folds. Scores of different folds are pooled,
    /// which makes the area a little too small without drift, so the test errs on the side of silence.
    /// </summary>
    /// <param name="reference">Reference rows, at least <paramref name="folds"/>.</param>
    /// <param name="current">Current rows, at least <paramref name="folds"/>.</param>
    /// <param name="learner">The learner.</param>
    /// <param name="seed">Seed of the folds: equal seeds give equal folds.</param>
    /// <param name="folds">Folds, at least 2.</param>
    /// <param name="confidence">Confidence of the area's interval, above 0 and below 1.</param>
    /// <returns>The area, its interval and p-value, and the scores.</returns>
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

        var random = new Random(seed);
        int[] fold = [.. Folds(reference.Count, folds, random), .. Folds(current.Count, folds, random)];
        double[][] rows = [.. reference, .. current];
        var scores = new double[rows.Length];
        for (var index = 0; index < folds; index++) ScoreFold(rows, reference.Count, fold, index, learner, scores);
        return Judge(scores[..reference.Count], scores[reference.Count..], confidence);
    }

    private static int[] Folds(int rows, int folds, Random random)
    {
        int[] fold = [.. Enumerable.Range(0, rows).Select(row => row % folds)];
        random.Shuffle(fold);
        return fold;
    }

    private static void ScoreFold(double[][] rows, int referenceRows, int[] fold, int index, DomainLearner learner, double[] scores)
    {
        int[] training = [.. Enumerable.Range(0, rows.Length).Where(row => fold[row] != index)];
        int[] heldOut = [.. Enumerable.Range(0, rows.Length).Where(row => fold[row] == index)];
        var given = learner(
            [.. training.Select(row => rows[row])], [.. training.Select(row => row >= referenceRows)], [.. heldOut.Select(row => rows[row])]);
        if (given.Count != heldOut.Length || !given.All(double.IsFinite))
            throw new InvalidOperationException("The learner did not give a finite score for each row.");
        for (var i = 0; i < heldOut.Length; i++) scores[heldOut[i]] = given[i];
    }

    private static DomainClassification Judge(double[] reference, double[] current, double confidence)
    {
        ScoreCount[] counts =
        [
            .. reference.Select(score => new ScoreCount(score, 0, 1))
                .Concat(current.Select(score => new ScoreCount(score, 1, 0)))
                .OrderBy(count => count.Score),
        ];
        var p = MannWhitney.Test(reference, current, DriftDirection.ReferenceLess).PValue;
        return new(BinaryScoring.RocAuc(counts, confidence), p, reference, current);
    }
}
