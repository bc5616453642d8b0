namespace Analytics.Statistics.Estimation;

/// <summary>
/// Confidence-based performance estimation (CBPE) of a model of several classes, each against the rest, from calibrated probabilities. Limits and
/// source as <see cref="ConfidenceEstimation"/>: it cannot see concept drift.
/// </summary>
public static class MulticlassEstimation
{
    /// <summary>Estimates all figures; O(n k log n).</summary>
    /// <param name="probabilities">
    /// For each class, the calibrated probability of each row, in [0, 1]; at least two classes and a row. See <see cref="Normalise"/>.
    /// </param>
    /// <param name="scores">For each class, the score that the model gave to each row, finite; it makes the order of the ROC curve.</param>
    /// <param name="decisions">Index of the predicted class of each row.</param>
    /// <param name="convention">How equal scores are drawn.</param>
    /// <returns>The estimates.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="probabilities"/> or <paramref name="scores"/> is null.</exception>
    /// <exception cref="ArgumentException">
    /// There are fewer than two classes or no row, the lengths differ, a probability or class is out of its range, or a score is not finite.
    /// </exception>
    public static MulticlassEstimate Estimate(
        IReadOnlyList<double[]> probabilities,
        IReadOnlyList<double[]> scores,
        ReadOnlySpan<int> decisions,
        CurveConvention convention = CurveConvention.Exact)
    {
        Check(probabilities, decisions.Length, nameof(probabilities));
        Check(scores, decisions.Length, nameof(scores));
        if (scores.Count != probabilities.Count) throw new ArgumentException("There must be the same classes.", nameof(scores));

        var classes = new ExpectedConfusion[probabilities.Count];
        var area = (double?)0;
        var chosen = new bool[decisions.Length];
        for (var one = 0; one < classes.Length; one++)
        {
            Choose(decisions, one, classes.Length, chosen);
            classes[one] = ConfidenceEstimation.Confusion(probabilities[one], chosen);
            area += ConfidenceEstimation.RocAuc(probabilities[one], scores[one], convention) / classes.Length;
        }

        return new(
            classes.Sum(one => one.TruePositives) / decisions.Length,
            classes.Average(one => one.Precision ?? 0),
            classes.Average(one => one.Recall ?? 0),
            classes.Average(one => one.Specificity ?? 0),
            classes.Average(one => one.F1 ?? 0),
            area,
            classes);
    }

    /// <summary>Divides each row's probabilities by their sum, as classes calibrated one by one no longer add up to 1; a row of zeros becomes uniform. O(n k).</summary>
    /// <param name="probabilities">For each class, the probability of each row, in [0, 1]; at least two classes and a row.</param>
    /// <returns>New columns whose rows add up to 1.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="probabilities"/> is null.</exception>
    /// <exception cref="ArgumentException">There are fewer than two classes or no row, the lengths differ, or a probability is out of its range.</exception>
    public static IReadOnlyList<double[]> Normalise(IReadOnlyList<double[]> probabilities)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        var rows = probabilities.Count > 0 && probabilities[0] is { } first ? first.Length : 0;
        Check(probabilities, rows, nameof(probabilities));

        var result = probabilities.Select(column => (double[])column.Clone()).ToArray();
        for (var row = 0; row < rows; row++)
        {
            var sum = 0.0;
            foreach (var column in result)
            {
                if (column[row] is not (>= 0 and <= 1)) throw new ArgumentException("Every probability must be in [0, 1].", nameof(probabilities));
                sum += column[row];
            }

            foreach (var column in result) column[row] = sum > 0 ? Math.Min(1, column[row] / sum) : 1.0 / result.Length;
        }

        return result;
    }

    private static void Choose(ReadOnlySpan<int> decisions, int one, int classes, bool[] chosen)
    {
        for (var row = 0; row < chosen.Length; row++)
        {
            if (decisions[row] < 0 || decisions[row] >= classes) throw new ArgumentException("Every decision must be the index of a class.", nameof(decisions));
            chosen[row] = decisions[row] == one;
        }
    }

    private static void Check(IReadOnlyList<double[]> columns, int rows, string name)
    {
        ArgumentNullException.ThrowIfNull(columns, name);
        if (columns.Count < 2) throw new ArgumentException("There must be at least two classes.", name);
        if (rows == 0) throw new ArgumentException("There must be a row.", name);
        if (columns.Any(column => column is null || column.Length != rows)) throw new ArgumentException("Every class must have a value for each row.", name);
    }
}
