using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Scoring;

/// <summary>Figures that are the mean of one value for each labelled prediction, such as log-loss, Brier score, NDCG, hit rate and rating.</summary>
public static class MeanScoring
{
    /// <summary>
    /// Mean of the values with <see cref="MeanInterval.Student">Student's</see> interval, cut to the range that a value can take. Where all
    /// values are equal and the range is finite on both sides, the interval is Hoeffding's instead, which has a width (at an end of the range
    /// it is the Clopper-Pearson bound of as many successes); with an open range it is then of zero width. In the unit of the values. O(1).
    /// Source: Student 1908, "The probable error of a mean", Biometrika 6(1), 1-25; Hoeffding 1963, "Probability inequalities for sums of
    /// bounded random variables", JASA 58(301), 13-30, theorem 1.
    /// </summary>
    /// <param name="values">Moments of the values, at least two of them.</param>
    /// <param name="lowest">Lowest value that can occur, such as 0 for log-loss; −∞ for none.</param>
    /// <param name="highest">Highest value that can occur, such as 1 for NDCG; +∞ for none. Above <paramref name="lowest"/>.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the values.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="values"/> is null.</exception>
    /// <exception cref="ArgumentException">There are fewer than two values, one is out of the range, or the range is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate Mean(
        Moments values,
        double lowest = double.NegativeInfinity,
        double highest = double.PositiveInfinity,
        double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (!(lowest < highest)) throw new ArgumentException("The highest value must be above the lowest.", nameof(highest));
        if (values.Count < 2) throw new ArgumentException("The figure needs at least two values.", nameof(values));
        if (values.Min < lowest || values.Max > highest) throw new ArgumentException("A value is out of the range.", nameof(values));
        var error = Confidence.Error(confidence);

        var mean = Math.Clamp(values.Mean, lowest, highest);
        var width = highest - lowest;
        if (values.M2 > 0 || !double.IsFinite(width)) return new(mean, MeanInterval.Student(values, confidence).Within(lowest, highest), values.Count);

        var share = BoundedMean.Hoeffding((mean - lowest) / width, values.Count, error);
        return new(mean, new Interval(lowest + share.Lower * width, lowest + share.Upper * width).Within(lowest, highest), values.Count);
    }
}
