using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Estimation;

/// <summary>
/// Sampling errors of the figures of a binary model, learnt on labelled reference rows (standard deviations with divisor n). They hold for windows
/// like the reference; a figure that is 0 or 1 on the reference gets an error of 0. Rows are taken as independent draws.
/// Source: rules of the open package NannyML (Apache-2.0), sampling_error/binary_classification.py; the area by the placements of the rarer
/// class as in DeLong, DeLong &amp; Clarke-Pearson 1988, Biometrics 44(3), 837-845, without the part of the other class.
/// </summary>
public static class BinarySamplingError
{
    /// <summary>Of accuracy; O(1).</summary>
    /// <param name="reference">Counts of the reference, at least one prediction.</param>
    /// <returns>The sampling error; all rows are relevant.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reference"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no prediction.</exception>
    public static SamplingError Accuracy(BinaryConfusion reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Share(reference.Correct, reference.Count, reference, nameof(reference));
    }

    /// <summary>Of precision; O(1).</summary>
    /// <param name="reference">Counts of the reference, at least one predicted positive.</param>
    /// <returns>The sampling error; relevant are the predicted positives.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reference"/> is null.</exception>
    /// <exception cref="ArgumentException">Nothing is predicted positive.</exception>
    public static SamplingError Precision(BinaryConfusion reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Share(reference.TruePositives, reference.PredictedPositives, reference, nameof(reference));
    }

    /// <summary>Of recall; O(1).</summary>
    /// <param name="reference">Counts of the reference, at least one positive label.</param>
    /// <returns>The sampling error; relevant are the positives.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reference"/> is null.</exception>
    /// <exception cref="ArgumentException">Nothing is labelled positive.</exception>
    public static SamplingError Recall(BinaryConfusion reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Share(reference.TruePositives, reference.ActualPositives, reference, nameof(reference));
    }

    /// <summary>Of specificity; O(1).</summary>
    /// <param name="reference">Counts of the reference, at least one negative label.</param>
    /// <returns>The sampling error; relevant are the negatives.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reference"/> is null.</exception>
    /// <exception cref="ArgumentException">Nothing is labelled negative.</exception>
    public static SamplingError Specificity(BinaryConfusion reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Share(reference.TrueNegatives, reference.ActualNegatives, reference, nameof(reference));
    }

    /// <summary>Of F1: that of the share TP / (TP + FP + FN), stretched by what F1 is over it. Conservative: the delta method
    /// gives 1 / (1 + share) of it. O(1).</summary>
    /// <param name="reference">Counts of the reference, at least one positive label or predicted positive.</param>
    /// <returns>The sampling error; relevant are the rows that are not true negatives.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reference"/> is null.</exception>
    /// <exception cref="ArgumentException">Nothing is labelled or predicted positive.</exception>
    public static SamplingError F1(BinaryConfusion reference)
    {
        var overlap = Overlap(reference);
        var relevant = (double)reference.TruePositives + reference.Wrong;
        return overlap with { Deviation = overlap.Deviation * relevant / (reference.Wrong * 0.5 + reference.TruePositives) };
    }

    /// <summary>
    /// Of the area under the ROC curve, from the spread of the rarer class's placements among the commoner one. Leaves out the spread of the
    /// commoner class, so it is a little low where the classes are of like size. O(n log n).
    /// </summary>
    /// <param name="scores">Score of each reference row, finite.</param>
    /// <param name="labels">Label of each reference row, true for positive; both must occur.</param>
    /// <param name="convention">How equal scores are ranked.</param>
    /// <returns>The sampling error; relevant are the rows of the rarer class.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a score is not finite, or a class is missing.</exception>
    public static SamplingError RocAuc(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, CurveConvention convention = CurveConvention.Exact)
    {
        LabelledRows.CheckRows(scores, labels);
        var positives = labels.Count(true);
        if (positives == 0 || positives == labels.Length) throw new ArgumentException("The area needs both labels.", nameof(labels));

        var flipped = 2 * positives > labels.Length;
        var keys = scores.ToArray();
        var order = flipped ? RowOrder.Descending(keys) : RowOrder.Ascending(keys);
        var placements = new Placements(keys, order, convention).Deviation(labels, !flipped);
        var rarer = flipped ? labels.Length - positives : positives;
        return new(placements / (labels.Length - rarer), (double)rarer / labels.Length);
    }

    /// <summary>
    /// Of average precision, from the spread of resamples of the reference; O(resamples · n log n), the same seed gives the same error.
    /// Source: Efron &amp; Tibshirani 1993, "An introduction to the bootstrap", chapter 6.
    /// </summary>
    /// <param name="scores">Score of each reference row, finite.</param>
    /// <param name="labels">Label of each reference row, true for positive; both must occur.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <param name="resamples">Resamples, at least 10; 200 fix the error to about 5 %.</param>
    /// <returns>The sampling error; all rows are relevant.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a score is not finite, or a class is missing.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="resamples"/> is below 10.</exception>
    public static SamplingError AveragePrecision(ReadOnlySpan<double> scores, ReadOnlySpan<bool> labels, int seed, int resamples = 200)
    {
        LabelledRows.CheckRows(scores, labels);
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 10);
        if (!labels.Contains(true) || !labels.Contains(false)) throw new ArgumentException("The figure needs both labels.", nameof(labels));

        var random = new Random(seed);
        var (drawnScores, drawnLabels) = (new double[scores.Length], new bool[labels.Length]);
        var spread = new WeightedVariance();
        for (var resample = 0; resample < resamples; resample++)
        {
            do
            {
                for (var row = 0; row < drawnLabels.Length; row++)
                {
                    var drawn = random.Next(drawnLabels.Length);
                    (drawnScores[row], drawnLabels[row]) = (scores[drawn], labels[drawn]);
                }
            }
            while (!drawnLabels.Contains(true) || !drawnLabels.Contains(false));

            spread.Add(RankScoring.AveragePrecision(LabelledRows.ByScore(drawnScores, drawnLabels)).Value, 1);
        }

        return new(Math.Sqrt(spread.Value * scores.Length), 1);
    }

    /// <summary>
    /// Of the mean worth of a prediction, from the spread of the worths of the reference; the error of the total worth of n rows is n times it, and
    /// with a worth of 1 for one kind and 0 for the others it is that of an element of the confusion matrix. O(1).
    /// </summary>
    /// <param name="reference">Counts of the reference, at least one prediction.</param>
    /// <param name="value">Worth of one prediction of each kind.</param>
    /// <returns>The sampling error, in the unit of the worth; all rows are relevant.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reference"/> or <paramref name="value"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no prediction, or the worth overflows.</exception>
    public static SamplingError Worth(BinaryConfusion reference, BusinessValue value)
    {
        ArgumentNullException.ThrowIfNull(reference);
        ArgumentNullException.ThrowIfNull(value);
        if (reference.Count == 0) throw new ArgumentException("No row of the reference is relevant to the figure.", nameof(reference));
        var mean = value.PerPrediction(ExpectedConfusion.Of(reference));
        var squares = new BusinessValue(Square(value.TruePositive), Square(value.FalsePositive), Square(value.TrueNegative), Square(value.FalseNegative));
        return new(Math.Sqrt(squares.PerPrediction(ExpectedConfusion.Of(reference))), 1);

        double Square(double worth) => (worth - mean) * (worth - mean);
    }

    internal static SamplingError Overlap(BinaryConfusion reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return Share(reference.TruePositives, reference.TruePositives + reference.Wrong, reference, nameof(reference));
    }

    private static SamplingError Share(double part, double relevant, BinaryConfusion reference, string name)
    {
        if (relevant <= 0) throw new ArgumentException("No row of the reference is relevant to the figure.", name);
        var share = part / relevant;
        return new(Math.Sqrt(share * (1 - share)), relevant / reference.Count);
    }
}
