using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Estimation;

/// <summary>
/// Expected counts of decisions by label, where the labels are known by their probabilities only. Mergeable: the counts of two parts add up.
/// A rate with nothing in its denominator is null.
/// </summary>
/// <param name="TruePositives">Expected positives among the rows predicted positive, at least 0.</param>
/// <param name="FalsePositives">Expected negatives among the rows predicted positive, at least 0.</param>
/// <param name="TrueNegatives">Expected negatives among the rows predicted negative, at least 0.</param>
/// <param name="FalseNegatives">Expected positives among the rows predicted negative, at least 0.</param>
public sealed record ExpectedConfusion(double TruePositives, double FalsePositives, double TrueNegatives, double FalseNegatives)
{
    /// <summary>All rows.</summary>
    public double Count => TruePositives + FalsePositives + TrueNegatives + FalseNegatives;

    /// <summary>Expected share of right decisions, in [0, 1].</summary>
    public double? Accuracy => Share(TruePositives + TrueNegatives, Count);

    /// <summary>Expected share of positives among the rows predicted positive, in [0, 1].</summary>
    public double? Precision => Share(TruePositives, TruePositives + FalsePositives);

    /// <summary>Expected true positives over expected positives, in [0, 1].</summary>
    public double? Recall => Share(TruePositives, TruePositives + FalseNegatives);

    /// <summary>Expected true negatives over expected negatives, in [0, 1].</summary>
    public double? Specificity => Share(TrueNegatives, TrueNegatives + FalsePositives);

    /// <summary>TP / (TP + (FP + FN) / 2) of the expected counts, in [0, 1].</summary>
    public double? F1 => Share(TruePositives, TruePositives + (FalsePositives + FalseNegatives) / 2);

    /// <summary>Counts of this part and another together; O(1).</summary>
    /// <param name="other">The other part.</param>
    /// <returns>The counts of the whole.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="other"/> is null.</exception>
    public ExpectedConfusion Merge(ExpectedConfusion other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new(
            TruePositives + other.TruePositives,
            FalsePositives + other.FalsePositives,
            TrueNegatives + other.TrueNegatives,
            FalseNegatives + other.FalseNegatives);
    }

    /// <summary>Counts known from labels.</summary>
    /// <param name="confusion">Counts of labelled predictions.</param>
    /// <returns>The same counts.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="confusion"/> is null.</exception>
    public static ExpectedConfusion Of(BinaryConfusion confusion)
    {
        ArgumentNullException.ThrowIfNull(confusion);
        return new(confusion.TruePositives, confusion.FalsePositives, confusion.TrueNegatives, confusion.FalseNegatives);
    }

    private static double? Share(double part, double whole) => whole > 0 ? part / whole : null;
}
