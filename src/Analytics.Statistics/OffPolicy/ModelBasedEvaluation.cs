namespace Analytics.Statistics.OffPolicy;

/// <summary>
/// Estimates that lean on a model of the reward. <see cref="DoublyRobust"/> is right where either the propensities or the model are; the others trade some
/// of that bias back for less noise.
/// </summary>
public static class ModelBasedEvaluation
{
    /// <summary>
    /// The direct method: the mean of what the model predicts for the policy. No noise of weights, all bias of the model, which the interval does not
    /// cover. O(rows). Source: Dudík, Langford &amp; Li 2011, "Doubly robust policy evaluation and learning", ICML.
    /// </summary>
    /// <param name="log">The prepared log.</param>
    /// <param name="model">Predictions for its rows.</param>
    /// <param name="confidence">Confidence of the interval, above 0 and below 1.</param>
    /// <returns>The estimate.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The model has not as many rows as the log.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static PolicyEstimate Direct(LoggedRewards log, RewardModel model, double confidence = 0.95) => Corrected(log, model, _ => 0, confidence);

    /// <summary>
    /// Doubly robust: the model's value plus w (r − prediction), which takes the model's error out on average. O(rows).
    /// Source: Dudík, Langford &amp; Li 2011, ICML; Robins, Rotnitzky &amp; Zhao 1994, JASA 89(427), 846-866.
    /// </summary>
    /// <param name="log">The prepared log.</param>
    /// <param name="model">Predictions for its rows.</param>
    /// <param name="confidence">Confidence of the interval, above 0 and below 1.</param>
    /// <returns>The estimate.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The model has not as many rows as the log.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static PolicyEstimate DoublyRobust(LoggedRewards log, RewardModel model, double confidence = 0.95) =>
        Corrected(log, model, weight => weight, confidence);

    /// <summary>
    /// Doubly robust with weights divided by their mean, which bounds the correction by the range of the model's errors. O(rows).
    /// Source: Thomas &amp; Brunskill 2016, "Data-efficient off-policy policy evaluation for reinforcement learning", ICML.
    /// </summary>
    /// <param name="log">The prepared log.</param>
    /// <param name="model">Predictions for its rows.</param>
    /// <param name="confidence">Confidence of the interval, above 0 and below 1.</param>
    /// <returns>The estimate.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The model has not as many rows as the log.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static PolicyEstimate SelfNormalised(LoggedRewards log, RewardModel model, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(log);
        var mean = log.MeanWeight;
        return Corrected(log, model, weight => weight / mean, confidence);
    }

    /// <summary>
    /// SWITCH-DR: doubly robust where the weight is at most a threshold, the model alone elsewhere. O(rows).
    /// Source: Wang, Agarwal &amp; Dudík 2017, "Optimal and adaptive off-policy evaluation in contextual bandits", ICML.
    /// </summary>
    /// <param name="log">The prepared log.</param>
    /// <param name="model">Predictions for its rows.</param>
    /// <param name="threshold">Largest weight that is used, at least 0.</param>
    /// <param name="confidence">Confidence of the interval, above 0 and below 1.</param>
    /// <returns>The estimate.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The model has not as many rows as the log.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The threshold or the confidence is out of its range.</exception>
    public static PolicyEstimate Switch(LoggedRewards log, RewardModel model, double threshold, double confidence = 0.95)
    {
        if (!(threshold >= 0)) throw new ArgumentOutOfRangeException(nameof(threshold), "The threshold must be at least 0.");
        return Corrected(log, model, weight => weight <= threshold ? weight : 0, confidence);
    }

    /// <summary>
    /// Doubly robust with optimistic shrinkage, weights λ w / (w² + λ): from the direct method at λ = 0 to doubly robust as λ grows. O(rows).
    /// Source: Su, Dimakopoulou, Krishnamurthy &amp; Dudík 2020, "Doubly robust off-policy evaluation with shrinkage", ICML.
    /// </summary>
    /// <param name="log">The prepared log.</param>
    /// <param name="model">Predictions for its rows.</param>
    /// <param name="lambda">Shrinkage λ, finite and at least 0.</param>
    /// <param name="confidence">Confidence of the interval, above 0 and below 1.</param>
    /// <returns>The estimate.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">The model has not as many rows as the log.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The shrinkage or the confidence is out of its range.</exception>
    public static PolicyEstimate Shrunk(LoggedRewards log, RewardModel model, double lambda, double confidence = 0.95)
    {
        if (!(lambda >= 0 && double.IsFinite(lambda))) throw new ArgumentOutOfRangeException(nameof(lambda), "The shrinkage must be finite and at least 0.");
        return Corrected(log, model, weight => weight is 0 || lambda is 0 ? 0 : lambda / (weight + lambda / weight), confidence);
    }

    private static PolicyEstimate Corrected(LoggedRewards log, RewardModel model, Func<double, double> correction, double confidence)
    {
        ArgumentNullException.ThrowIfNull(log);
        ArgumentNullException.ThrowIfNull(model);
        if (model.Rows != log.Rows) throw new ArgumentException("The model must have as many rows as the log.", nameof(model));

        var terms = new double[log.Rows];
        for (var row = 0; row < terms.Length; row++)
            terms[row] = model.Values[row] + correction(log.Weights[row]) * (log.Rewards[row] - model.Logged[row]);
        return log.Mean(terms, confidence);
    }
}
