using System.Numerics.Tensors;
using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Estimation;

/// <summary>
/// Confidence-based performance estimation (CBPE) of a binary model: how well it does on rows whose labels have not arrived, from calibrated
/// probabilities of their labels. Right as far as the probabilities are calibrated on the rows at hand, so under covariate shift that the
/// calibration holds up to (<see cref="ShiftAdaptedEstimation"/> recalibrates for a shift). It cannot see concept drift: where the labels change
/// for the same inputs, the estimate stays as it was while the model decays. Compare with labels as they arrive.
/// Source: Białek, Kuberski, Perrakis &amp; Bifet 2024, "Estimating model performance under covariate shift without labels", arXiv:2401.08348;
/// rules as in the open package NannyML (Apache-2.0).
/// </summary>
public static class ConfidenceEstimation
{
    /// <summary>Expected confusion matrix, from which accuracy, precision, recall, specificity, F1 and business value follow. O(n), nothing allocated but the result.</summary>
    /// <param name="probabilities">Calibrated probability of a positive label of each row, in [0, 1]; at least one row.</param>
    /// <param name="decisions">Decision of each row, true for positive.</param>
    /// <returns>The expected counts.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a probability is out of its range.</exception>
    public static ExpectedConfusion Confusion(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> decisions)
    {
        if (probabilities.IsEmpty) throw new ArgumentException("The estimate needs a row.", nameof(probabilities));
        if (decisions.Length != probabilities.Length) throw new ArgumentException("There must be one decision for each probability.", nameof(decisions));
        Finite.CheckProbabilities(probabilities, nameof(probabilities));

        var (decided, hits) = (0L, 0.0);
        for (var row = 0; row < decisions.Length; row++)
        {
            // Without a branch that cannot be foretold.
            var chosen = decisions[row] ? 1 : 0;
            decided += chosen;
            hits += chosen * probabilities[row];
        }

        var misses = Math.Max(0, TensorPrimitives.Sum(probabilities) - hits);
        return new(hits, Math.Max(0, decided - hits), Math.Max(0, decisions.Length - decided - misses), misses);
    }

    /// <summary>Expected area under the ROC curve that the model's scores draw, in [0, 1]: Σ over pairs of cᵢ (1 − cⱼ) won, over Σ cᵢ · Σ (1 − cⱼ). O(n log n).</summary>
    /// <param name="probabilities">Calibrated probability of a positive label of each row, in [0, 1]; at least one row.</param>
    /// <param name="scores">Score that the model gave to each row, finite; it makes the order.</param>
    /// <param name="convention">How equal scores are drawn.</param>
    /// <returns>The area; null where the probabilities leave no mass to one class.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a probability is out of its range or a score not finite.</exception>
    public static double? RocAuc(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> scores, CurveConvention convention = CurveConvention.Exact) =>
        Curve(probabilities, scores, convention).RocArea();

    /// <summary>Expected average precision of the order that the model's scores make, Σ Δrecall · precision of the expected counts; in [0, 1]. O(n log n).</summary>
    /// <param name="probabilities">Calibrated probability of a positive label of each row, in [0, 1]; at least one row.</param>
    /// <param name="scores">Score that the model gave to each row, finite; it makes the order.</param>
    /// <param name="convention">How equal scores are drawn.</param>
    /// <returns>The figure; null where the probabilities leave no mass to the positives.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, a probability is out of its range or a score not finite.</exception>
    public static double? AveragePrecision(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> scores, CurveConvention convention = CurveConvention.Exact) =>
        Curve(probabilities, scores, convention).AveragePrecision();

    /// <summary>
    /// Standard deviation of the realised accuracy about its estimate, √(Σ cᵢ (1 − cᵢ)) / n: the luck of the labels alone, were the probabilities
    /// exactly right (Poisson-binomial). A realised accuracy further off than some of these is a sign of concept drift. O(n).
    /// Source: Wang 1993, "On the number of successes in independent trials", Statistica Sinica 3(2), 295-312.
    /// </summary>
    /// <param name="probabilities">Calibrated probability of a positive label of each row, in [0, 1]; at least one row.</param>
    /// <returns>The deviation, in [0, 0.5].</returns>
    /// <exception cref="ArgumentException">There is no row, or a probability is out of its range.</exception>
    public static double AccuracyDeviation(ReadOnlySpan<double> probabilities)
    {
        if (probabilities.IsEmpty) throw new ArgumentException("The estimate needs a row.", nameof(probabilities));
        Finite.CheckProbabilities(probabilities, nameof(probabilities));
        var variance = 0.0;
        foreach (var probability in probabilities) variance += probability * (1 - probability);
        return Math.Sqrt(variance) / probabilities.Length;
    }

    private static EstimatedCurve Curve(ReadOnlySpan<double> probabilities, ReadOnlySpan<double> scores, CurveConvention convention)
    {
        if (probabilities.IsEmpty) throw new ArgumentException("The estimate needs a row.", nameof(probabilities));
        if (scores.Length != probabilities.Length) throw new ArgumentException("There must be one score for each probability.", nameof(scores));
        Finite.CheckProbabilities(probabilities, nameof(probabilities));
        Finite.Check(scores, nameof(scores));
        return new(probabilities, scores, convention);
    }
}
