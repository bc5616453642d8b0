using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Scoring;

/// <summary>Area under the ROC curve of a model of several classes.</summary>
public static class MulticlassRoc
{
    /// <summary>
    /// Mean over the classes of the area of the class against the rest by the score of the class, in [0, 1]; 1/2 for scores without information. The
    /// interval is on the logit scale with the variance of the mean influence of a row over all classes (DeLong's placements), so that the classes'
    /// dependence is in it; Hoeffding's with the smallest class as the trials where that variance is zero. Approximate where a class has fewer than
    /// about twenty labels. O(n k log n).
    /// Source: Provost &amp; Domingos 2000, "Well-trained PETs: improving probability estimation trees", NYU CeDER working paper IS-00-04; Hand &amp;
    /// Till 2001, Machine Learning 45(2), 171-186; variance: DeLong, DeLong &amp; Clarke-Pearson 1988, Biometrics 44(3), 837-845.
    /// </summary>
    /// <param name="scores">For each class, the score of each row, finite; at least two classes.</param>
    /// <param name="labels">Index of the true class of each row; every class must occur.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the rows.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="scores"/> is null.</exception>
    /// <exception cref="ArgumentException">There are fewer than two classes, the lengths differ, a score is not finite, or a class is unknown or missing.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate Macro(IReadOnlyList<double[]> scores, ReadOnlySpan<int> labels, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var error = Confidence.Error(confidence);
        if (scores.Count < 2) throw new ArgumentException("There must be at least two classes.", nameof(scores));
        foreach (var label in labels)
        {
            if (label < 0 || label >= scores.Count) throw new ArgumentException("Every label must be the index of a class.", nameof(labels));
        }

        var influence = new double[labels.Length];
        var (value, smallest) = (0.0, int.MaxValue);
        for (var one = 0; one < scores.Count; one++)
        {
            if (scores[one] is null || scores[one].Length != labels.Length) throw new ArgumentException("Every class must have a score for each row.", nameof(scores));
            Finite.Check(scores[one], nameof(scores));
            smallest = Math.Min(smallest, labels.Count(one));
            if (smallest == 0 || labels.Count(one) == labels.Length) throw new ArgumentException("Every class must occur.", nameof(labels));
            value += AddInfluence(scores[one], labels, one, influence) / scores.Count;
        }

        return new(value, Bounds(value, influence, scores.Count, smallest, error), labels.Length);
    }

    private static Interval Bounds(double value, double[] influence, int classes, int smallest, double error)
    {
        var standard = Moments.Of(influence).StandardError / classes;
        return value is > 0 and < 1 && standard > 1e-12
            ? LogitInterval.About(value, NormalDistribution.TwoSided(error) * standard)
            : BoundedMean.Hoeffding(Math.Clamp(value, 0, 1), smallest, error);
    }

    /// <summary>Adds what each row moves the area of the class: its placement less the area, over the share of its side.</summary>
    private static double AddInfluence(double[] scores, ReadOnlySpan<int> labels, int one, double[] influence)
    {
        var own = new bool[labels.Length];
        for (var row = 0; row < own.Length; row++) own[row] = labels[row] == one;
        var placements = RowPlacements.Of(scores, own);
        for (var row = 0; row < own.Length; row++)
            influence[row] += (placements.Values[row] - placements.Area) * ((double)own.Length / (own[row] ? placements.Positives : placements.Negatives));
        return placements.Area;
    }
}
