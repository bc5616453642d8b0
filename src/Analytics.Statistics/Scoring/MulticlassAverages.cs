using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Scoring;

/// <summary>
/// Averaged figures of a model of several classes on labelled predictions, each in [0, 1] with a confidence interval in [0, 1]. The classes are all
/// that are a label or a prediction of some row; a class whose own figure has nothing in its denominator counts 0. The predictions are taken as
/// independent draws. The interval is by the delta method on the multinomial counts, on the logit scale, approximate where a class has fewer than
/// about ten labels; where that variance is zero it is Hoeffding's with the smallest labelled class as the trials. Micro averages have the interval of a share.
/// Source: Sokolova &amp; Lapalme 2009, "A systematic analysis of performance measures for classification tasks", Information Processing &amp;
/// Management 45(4), 427-437; interval: Takahashi, Yamamoto, Kuchiba &amp; Koyama 2022, Applied Intelligence 52(5), 4961-4972, extended to the others.
/// </summary>
public static class MulticlassAverages
{
    /// <summary>Precision, TP / (TP + FP) of each class; O(cells).</summary>
    /// <param name="cells">Counts by actual and predicted class, at least one prediction.</param>
    /// <param name="averaging">How classes are averaged.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the predictions.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="cells"/> is null.</exception>
    /// <exception cref="ArgumentException">A class is null, a count is negative, or there is no prediction.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The averaging or the confidence is out of its range.</exception>
    public static Estimate Precision(IReadOnlyList<ConfusionCell> cells, Averaging averaging = Averaging.Macro, double confidence = 0.95) =>
        Average(cells, averaging, confidence, ClassRate.Precision);

    /// <summary>Recall, TP / (TP + FN) of each class; the macro average is balanced accuracy. O(cells).</summary>
    /// <param name="cells">Counts by actual and predicted class, at least one prediction.</param>
    /// <param name="averaging">How classes are averaged.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the predictions.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="cells"/> is null.</exception>
    /// <exception cref="ArgumentException">A class is null, a count is negative, or there is no prediction.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The averaging or the confidence is out of its range.</exception>
    public static Estimate Recall(IReadOnlyList<ConfusionCell> cells, Averaging averaging = Averaging.Macro, double confidence = 0.95) =>
        Average(cells, averaging, confidence, ClassRate.Recall);

    /// <summary>Specificity, TN / (TN + FP) of each class; O(cells · classes).</summary>
    /// <param name="cells">Counts by actual and predicted class, at least one prediction.</param>
    /// <param name="averaging">How classes are averaged.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the predictions.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="cells"/> is null.</exception>
    /// <exception cref="ArgumentException">A class is null, a count is negative, or there is no prediction.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The averaging or the confidence is out of its range.</exception>
    public static Estimate Specificity(IReadOnlyList<ConfusionCell> cells, Averaging averaging = Averaging.Macro, double confidence = 0.95) =>
        Average(cells, averaging, confidence, ClassRate.Specificity);

    /// <summary>F1, 2 TP / (2 TP + FP + FN) of each class; macro as <see cref="MulticlassScoring.F1Macro"/>. O(cells).</summary>
    /// <param name="cells">Counts by actual and predicted class, at least one prediction.</param>
    /// <param name="averaging">How classes are averaged.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the predictions.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="cells"/> is null.</exception>
    /// <exception cref="ArgumentException">A class is null, a count is negative, or there is no prediction.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The averaging or the confidence is out of its range.</exception>
    public static Estimate F1(IReadOnlyList<ConfusionCell> cells, Averaging averaging = Averaging.Macro, double confidence = 0.95) =>
        Average(cells, averaging, confidence, ClassRate.F1);

    private static Estimate Average(IReadOnlyList<ConfusionCell> cells, Averaging averaging, double confidence, ClassRate.Kind kind)
    {
        var error = Confidence.Error(confidence);
        var rows = MulticlassScoring.Total(cells);
        var classes = ClassRate.Of(cells, kind, rows);
        return averaging switch
        {
            Averaging.Micro => Micro(classes.Values, rows, confidence, kind, nameof(cells)),
            Averaging.Macro or Averaging.Weighted => Mean(cells, classes, averaging, rows, error, confidence),
            _ => throw new ArgumentOutOfRangeException(nameof(averaging), "The averaging is unknown."),
        };
    }

    /// <summary>Every error is a false positive of one class and a false negative of another, so the sums are those of accuracy.</summary>
    private static Estimate Micro(Dictionary<string, ClassRate>.ValueCollection classes, long rows, double confidence, ClassRate.Kind kind, string name)
    {
        var correct = classes.Sum(one => one.Both);
        var share = new Estimate((double)correct / rows, Proportion.Wilson(correct, rows, confidence), rows);
        if (kind != ClassRate.Specificity) return share;
        if (classes.Count < 2) throw new ArgumentException("Micro specificity needs a second class.", name);

        // Of the negatives of all classes, rows · (classes − 1), the errors are false positives.
        var others = classes.Count - 1.0;
        return new(1 - (1 - share.Value) / others, new(1 - (1 - share.Lower) / others, 1 - (1 - share.Upper) / others), rows);
    }

    private static Estimate Mean(
        IReadOnlyList<ConfusionCell> cells, Dictionary<string, ClassRate> classes, Averaging averaging, long rows, double error, double confidence)
    {
        var weighted = averaging == Averaging.Weighted;
        var value = classes.Values.Sum(one => one.Value * (weighted ? (double)one.Actual / rows : 1.0 / classes.Count));
        var delta = new MultinomialDelta();
        foreach (var cell in cells.Where(cell => cell.Count > 0)) delta.Add(cell.Count, Slope(cell));

        // A variance this small, of a figure of size 1, is rounding.
        if (delta.Variance > 1e-24 && value is > 0 and < 1)
            return new(value, LogitInterval.About(value, NormalDistribution.TwoSided(error) * Math.Sqrt(delta.Variance)), rows);
        var smallest = classes.Values.Where(one => one.Actual > 0).Min(one => one.Actual);
        var bounds = BoundedMean.Hoeffding(Math.Clamp(value, 0, 1), smallest, 1 - confidence);
        return new(value, bounds, rows);

        double Slope(ConfusionCell cell)
        {
            var slope = weighted ? (classes[cell.Actual].Value - value) / rows : 0;
            foreach (var (name, one) in classes)
            {
                var part = one.Slope(cell.Actual == name, cell.Predicted == name);
                slope += weighted ? part * one.Actual / rows : part / classes.Count;
            }

            return slope;
        }
    }
}
