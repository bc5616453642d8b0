using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Scoring;

/// <summary>
/// Figures of a model of several classes on labelled predictions, each in [0, 1] with a confidence interval in [0, 1] that is never of zero
/// width. The predictions are taken as independent draws. Cells of the same pair of classes are added together, empty cells ignored, and
/// classes compared by ordinal.
/// </summary>
public static class MulticlassScoring
{
    /// <summary>Share of the predictions whose class is the true one; <see cref="Proportion.Wilson">Wilson</see> interval. O(k) in the number of cells.</summary>
    /// <param name="cells">Counts by actual and predicted class, at least one prediction.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the predictions.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="cells"/> is null.</exception>
    /// <exception cref="ArgumentException">A class is null, a count is negative, or there is no prediction.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate Accuracy(IReadOnlyList<ConfusionCell> cells, double confidence = 0.95)
    {
        var count = Total(cells);
        var correct = cells.Where(cell => cell.Actual == cell.Predicted).Sum(cell => cell.Count);
        return new((double)correct / count, Proportion.Wilson(correct, count, confidence), count);
    }

    /// <summary>
    /// Mean over the classes of F1 = 2 TP / (2 TP + FP + FN), each class against the rest, over every class that is a label or a prediction of
    /// some record (so a class never predicted counts 0). The interval is by the delta method on the multinomial counts, on the logit scale; it
    /// is approximate where a class has fewer than about ten labels. Where that variance is zero (each class entirely right or entirely wrong)
    /// the bounds are the means of the classes' own bounds (<see cref="BinaryScoring.F1"/>), which is conservative. O(k) in the number of cells.
    /// Source: Takahashi, Yamamoto, Kuchiba &amp; Koyama 2022, "Confidence interval for micro-averaged F1 and macro-averaged F1 scores",
    /// Applied Intelligence 52(5), 4961-4972.
    /// </summary>
    /// <param name="cells">Counts by actual and predicted class, at least one prediction.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the predictions.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="cells"/> is null.</exception>
    /// <exception cref="ArgumentException">A class is null, a count is negative, or there is no prediction.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate F1Macro(IReadOnlyList<ConfusionCell> cells, double confidence = 0.95)
    {
        var error = Confidence.Error(confidence);
        var count = Total(cells);
        var classes = OneAgainstRest(cells).ToDictionary(pair => pair.Key, pair => (Confusion: pair.Value, F1: BinaryScoring.F1(pair.Value, confidence)));
        var value = classes.Values.Average(one => one.F1.Value);

        var variance = cells.Where(cell => cell.Count > 0).Sum(cell => cell.Count * Square(Slope(cell))) / Square(classes.Count);
        var interval = variance > 0
            ? LogitInterval.About(value, NormalDistribution.TwoSided(error) * Math.Sqrt(variance))
            : new(classes.Values.Average(one => one.F1.Lower), classes.Values.Average(one => one.F1.Upper));
        return new(value, interval, count);

        double Slope(ConfusionCell cell) => cell.Actual == cell.Predicted
            ? 2 * (1 - classes[cell.Actual].F1.Value) / Weight(cell.Actual)
            : -classes[cell.Actual].F1.Value / Weight(cell.Actual) - classes[cell.Predicted].F1.Value / Weight(cell.Predicted);

        double Weight(string name) => (double)classes[name].Confusion.ActualPositives + classes[name].Confusion.PredictedPositives;
    }

    internal static long Total(IReadOnlyList<ConfusionCell> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var total = 0L;
        foreach (var (actual, predicted, count) in cells)
        {
            if (actual is null || predicted is null) throw new ArgumentException("Every cell must name its classes.", nameof(cells));
            if (count < 0) throw new ArgumentException("Every count must be at least 0.", nameof(cells));
            total = checked(total + count);
        }

        return total > 0 ? total : throw new ArgumentException("The figure needs a prediction.", nameof(cells));
    }

    /// <summary>Counts of each class that occurs, against all others; true negatives play no part in F1 and stay 0.</summary>
    private static Dictionary<string, BinaryConfusion> OneAgainstRest(IReadOnlyList<ConfusionCell> cells)
    {
        var classes = new Dictionary<string, BinaryConfusion>(StringComparer.Ordinal);
        foreach (var (actual, predicted, count) in cells.Where(cell => cell.Count > 0))
        {
            if (actual == predicted)
            {
                Add(actual, new(count, 0, 0, 0));
                continue;
            }

            Add(actual, new(0, 0, 0, count));
            Add(predicted, new(0, count, 0, 0));
        }

        return classes;

        void Add(string name, BinaryConfusion part) => classes[name] = classes.TryGetValue(name, out var sum) ? sum.Merge(part) : part;
    }

    private static double Square(double value) => value * value;
}
