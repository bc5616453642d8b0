namespace Analytics.Statistics.OffPolicy;

/// <summary>
/// Estimates from logged rewards and propensities alone: unbiased, or nearly so, as long as the propensities are true and every action of the
/// evaluated policy had a chance in the log.
/// </summary>
public static class ImportanceSampling
{
    /// <summary>
    /// Inverse propensity score, mean(w r): unbiased, and noisy where policies differ. O(rows).
    /// Source: Horvitz &amp; Thompson 1952, "A generalization of sampling without replacement from a finite universe", JASA 47(260), 663-685.
    /// </summary>
    /// <param name="log">The prepared log.</param>
    /// <param name="confidence">Confidence of the interval, above 0 and below 1.</param>
    /// <returns>The estimate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static PolicyEstimate Ips(LoggedRewards log, double confidence = 0.95) => Clipped(log, double.PositiveInfinity, confidence);

    /// <summary>
    /// Weights cut at a cap, mean(min(w, cap) r): less noise for a bias towards 0 (for rewards of at least 0). O(rows).
    /// Source: Ionides 2008, "Truncated importance sampling", Journal of Computational and Graphical Statistics 17(2), 295-311.
    /// </summary>
    /// <param name="log">The prepared log.</param>
    /// <param name="cap">Largest weight, above 0; +∞ for none.</param>
    /// <param name="confidence">Confidence of the interval, above 0 and below 1; it does not cover the bias.</param>
    /// <returns>The estimate; effective sample size and mean weight are those of the uncut weights.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The cap or the confidence is out of its range.</exception>
    public static PolicyEstimate Clipped(LoggedRewards log, double cap, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(log);
        if (!(cap > 0)) throw new ArgumentOutOfRangeException(nameof(cap), "The cap must be above 0.");

        var terms = new double[log.Rows];
        for (var row = 0; row < terms.Length; row++) terms[row] = Math.Min(log.Weights[row], cap) * log.Rewards[row];
        return log.Mean(terms, confidence);
    }

    /// <summary>
    /// Self-normalised, Σ w r / Σ w: a slight bias for much less noise, always within the range of the rewards, and unmoved by a constant added to all of
    /// them. Standard error √(Σ w² (r − value)²) / Σ w. O(rows).
    /// Source: Swaminathan &amp; Joachims 2015, "The self-normalized estimator for counterfactual learning", NeurIPS; Owen 2013, "Monte Carlo theory,
    /// methods and examples", section 9.2.
    /// </summary>
    /// <param name="log">The prepared log.</param>
    /// <param name="confidence">Confidence of the interval, above 0 and below 1.</param>
    /// <returns>The estimate.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="log"/> is null.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static PolicyEstimate SelfNormalised(LoggedRewards log, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(log);
        var (sum, value) = (0.0, 0.0);
        for (var row = 0; row < log.Rows; row++)
        {
            var weight = log.Weights[row];
            if (weight <= 0) continue;
            sum += weight;
            value += (log.Rewards[row] - value) * (weight / sum);
        }

        var squares = 0.0;
        for (var row = 0; row < log.Rows; row++) squares += Math.Pow(log.Weights[row] / sum * (log.Rewards[row] - value), 2);
        return log.Estimate(value, Math.Sqrt(squares), confidence);
    }
}
