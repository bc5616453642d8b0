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
        var ascending = flipped ? scores.ToArray() : Negated(scores);
        var placements = new Placements(EstimatedCurve.Descending(ascending), convention).Deviation(labels, !flipped);
        var rarer = flipped ? labels.Length - positives : positives;
        return new(placements / (labels.Length - rarer), (double)rarer / labels.Length);
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

    private static double[] Negated(ReadOnlySpan<double> scores)
    {
        var result = new double[scores.Length];
        System.Numerics.Tensors.TensorPrimitives.Negate(scores, result);
        return result;
    }
}
