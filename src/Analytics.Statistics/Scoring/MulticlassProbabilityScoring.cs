using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Scoring;

/// <summary>Proper scores of the predicted probabilities of several classes against labels: lower is better.</summary>
public static class MulticlassProbabilityScoring
{
    /// <summary>How far the probabilities of a row may be from a sum of 1.</summary>
    private const double Rounding = 1e-6;

    /// <summary>
    /// Log-loss, the mean of −ln of the probability given to the true class, in nats, at least 0; probabilities below
    /// <see cref="ProbabilityScoring.LeastProbability"/> count as that. Interval as <see cref="MeanScoring.Mean"/>. O(n k).
    /// Source: Good 1952, "Rational decisions", Journal of the Royal Statistical Society B 14(1), 107-114.
    /// </summary>
    /// <param name="probabilities">For each class, the probability of each row, in [0, 1]; the rows add up to 1.</param>
    /// <param name="labels">Index of the true class of each row; at least two rows.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the rows.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="probabilities"/> is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ, there are fewer than two rows, a row does not add up to 1, or a class is unknown.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate LogLoss(IReadOnlyList<double[]> probabilities, ReadOnlySpan<int> labels, double confidence = 0.95)
    {
        Check(probabilities, labels);
        var losses = new double[labels.Length];
        for (var row = 0; row < losses.Length; row++)
            losses[row] = -Math.Log(Math.Clamp(probabilities[labels[row]][row], ProbabilityScoring.LeastProbability, 1));
        return MeanScoring.Mean(Moments.Of(losses), 0, confidence: confidence);
    }

    /// <summary>
    /// Brier score as it was first defined, the mean over rows of Σ (pᵢ − yᵢ)² over the classes; in [0, 2], for two classes twice
    /// <see cref="ProbabilityScoring.Brier"/>. Interval as <see cref="MeanScoring.Mean"/>. O(n k).
    /// Source: Brier 1950, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78(1), 1-3.
    /// </summary>
    /// <param name="probabilities">For each class, the probability of each row, in [0, 1]; the rows add up to 1.</param>
    /// <param name="labels">Index of the true class of each row; at least two rows.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the rows.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="probabilities"/> is null.</exception>
    /// <exception cref="ArgumentException">The lengths differ, there are fewer than two rows, a row does not add up to 1, or a class is unknown.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate Brier(IReadOnlyList<double[]> probabilities, ReadOnlySpan<int> labels, double confidence = 0.95)
    {
        Check(probabilities, labels);
        var losses = new double[labels.Length];
        for (var one = 0; one < probabilities.Count; one++)
        {
            for (var row = 0; row < losses.Length; row++)
            {
                var gap = probabilities[one][row] - (labels[row] == one ? 1 : 0);
                losses[row] = Math.Min(2, losses[row] + gap * gap);
            }
        }

        return MeanScoring.Mean(Moments.Of(losses), 0, 2, confidence);
    }

    private static void Check(IReadOnlyList<double[]> probabilities, ReadOnlySpan<int> labels)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        var sums = new double[labels.Length];
        foreach (var column in probabilities)
        {
            if (column is null || column.Length != labels.Length) throw new ArgumentException("Every class must have a probability for each row.", nameof(probabilities));
            Finite.CheckProbabilities(column, nameof(probabilities));
            System.Numerics.Tensors.TensorPrimitives.Add(sums, column, sums);
        }

        foreach (var sum in sums)
        {
            if (!(Math.Abs(sum - 1) <= Rounding)) throw new ArgumentException("The probabilities of a row must add up to 1.", nameof(probabilities));
        }

        foreach (var label in labels)
        {
            if (label < 0 || label >= probabilities.Count) throw new ArgumentException("Every label must be the index of a class.", nameof(labels));
        }
    }
}
