using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Estimation;

/// <summary>
/// Direct loss estimation (DLE) of a regression model without labels: a second model, learnt on labelled reference rows, predicts the loss of each
/// row from the features and the prediction, and the mean of what it predicts is the estimate. Right as far as that model is unbiased on the rows at
/// hand; like <see cref="ConfidenceEstimation"/> it cannot see concept drift. Learn on rows that the first model was not trained on.
/// Source: the open package NannyML (Apache-2.0), performance_estimation/direct_loss_estimation.
/// </summary>
public sealed class DirectLossEstimation
{
    private readonly RowScorer losses;

    private DirectLossEstimation(RowScorer losses) => this.losses = losses;

    /// <summary>Learns to predict the losses; the cost is that of the learner.</summary>
    /// <param name="rows">For each reference row its features, with the prediction of the first model as one of them; at least one row.</param>
    /// <param name="losses">Loss of each reference row, such as |y − ŷ| or its square; finite and at least 0.</param>
    /// <param name="learner">Fits the second model.</param>
    /// <returns>The estimator.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no row, the lengths differ, or a loss is negative or not finite.</exception>
    public static DirectLossEstimation Fit(IReadOnlyList<double[]> rows, IReadOnlyList<double> losses, RowLearner learner)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(losses);
        ArgumentNullException.ThrowIfNull(learner);
        if (rows.Count == 0) throw new ArgumentException("There must be a row.", nameof(rows));
        if (losses.Count != rows.Count) throw new ArgumentException("There must be one loss for each row.", nameof(losses));
        if (losses.Any(loss => loss is not (>= 0 and < double.PositiveInfinity))) throw new ArgumentException("Every loss must be finite and at least 0.", nameof(losses));
        return new(learner(rows, losses));
    }

    /// <summary>Estimated mean loss, such as MAE or MSE; predicted losses below 0 count 0. O(n) calls of the learnt model.</summary>
    /// <param name="rows">For each row its features, as in the fit; at least one row.</param>
    /// <returns>The estimate, at least 0, in the unit of the loss.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no row, or the learnt model predicts no finite loss for one.</exception>
    public double Mean(IReadOnlyList<double[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var predicted = new double[rows.Count];
        for (var row = 0; row < predicted.Length; row++) predicted[row] = losses(rows[row]);
        return Mean(predicted, nameof(rows));
    }

    /// <summary>Square root of the estimated mean loss: with squared losses the RMSE, with squared log losses the RMSLE. O(n) calls of the learnt model.</summary>
    /// <param name="rows">For each row its features, as in the fit; at least one row.</param>
    /// <returns>The estimate, at least 0.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="rows"/> is null.</exception>
    /// <exception cref="ArgumentException">There is no row, or the learnt model predicts no finite loss for one.</exception>
    public double RootMean(IReadOnlyList<double[]> rows) => Math.Sqrt(Mean(rows));

    /// <summary>Estimated mean loss from losses that were predicted elsewhere; those below 0 count 0. O(n).</summary>
    /// <param name="predictedLosses">Predicted loss of each row, finite; at least one.</param>
    /// <returns>The estimate, at least 0, in the unit of the loss.</returns>
    /// <exception cref="ArgumentException">There is no loss, or one is not finite.</exception>
    public static double Mean(ReadOnlySpan<double> predictedLosses) => Mean(predictedLosses, nameof(predictedLosses));

    private static double Mean(ReadOnlySpan<double> predicted, string name)
    {
        if (predicted.IsEmpty) throw new ArgumentException("The estimate needs a row.", name);
        Finite.Check(predicted, name);
        var mean = 0.0;
        foreach (var loss in predicted) mean += Math.Max(0, loss) / predicted.Length;
        return mean;
    }
}
