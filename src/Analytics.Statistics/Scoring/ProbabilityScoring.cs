using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Scoring;

/// <summary>Proper scores of predicted probabilities against labels: lower is better, and only the true probabilities reach the lowest mean.</summary>
public static class ProbabilityScoring
{
    /// <summary>Least probability that log-loss takes, 2⁻⁵²: a sure and wrong prediction costs 36.04 and not infinity.</summary>
    public static readonly double LeastProbability = Math.BitIncrement(1.0) - 1;

    /// <summary>
    /// Brier score, the mean of (p − y)², in [0, 1]; interval as <see cref="MeanScoring.Mean"/>. O(n).
    /// Source: Brier 1950, "Verification of forecasts expressed in terms of probability", Monthly Weather Review 78(1), 1-3.
    /// </summary>
    /// <param name="probabilities">Predicted probability of a positive of each row, in [0, 1]; at least two.</param>
    /// <param name="labels">Label of each row, true for positive.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the rows.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there are fewer than two rows, or a probability is out of its range.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate Brier(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, double confidence = 0.95)
    {
        CheckRows(probabilities, labels);
        var losses = new double[labels.Length];
        for (var row = 0; row < losses.Length; row++)
        {
            var gap = labels[row] ? 1 - probabilities[row] : probabilities[row];
            losses[row] = gap * gap;
        }

        return MeanScoring.Mean(Moments.Of(losses), 0, 1, confidence);
    }

    /// <summary>
    /// Log-loss, the mean of −ln of the probability given to the true label, in nats, at least 0; probabilities below
    /// <see cref="LeastProbability"/> count as that. Interval as <see cref="MeanScoring.Mean"/>. O(n).
    /// Source: Good 1952, "Rational decisions", Journal of the Royal Statistical Society B 14(1), 107-114.
    /// </summary>
    /// <param name="probabilities">Predicted probability of a positive of each row, in [0, 1]; at least two.</param>
    /// <param name="labels">Label of each row, true for positive.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The figure; its count is the rows.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there are fewer than two rows, or a probability is out of its range.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Estimate LogLoss(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, double confidence = 0.95)
    {
        CheckRows(probabilities, labels);
        var losses = new double[labels.Length];
        for (var row = 0; row < losses.Length; row++)
        {
            var given = labels[row] ? probabilities[row] : 1 - probabilities[row];
            losses[row] = Math.Max(0, -Math.Log(Math.Max(given, LeastProbability)));
        }

        return MeanScoring.Mean(Moments.Of(losses), 0, confidence: confidence);
    }

    /// <summary>
    /// Splits the Brier score over bins of the probability: score = reliability − resolution + uncertainty + spread within bins. O(n + bins).
    /// Source: Murphy 1973, "A new vector partition of the probability score", Journal of Applied Meteorology 12(4), 595-600; within-bin terms:
    /// Stephenson, Coelho &amp; Jolliffe 2008, "Two extra components in the Brier score decomposition", Weather and Forecasting 23(4), 752-757.
    /// </summary>
    /// <param name="probabilities">Predicted probability of a positive of each row, in [0, 1]; at least one.</param>
    /// <param name="labels">Label of each row, true for positive.</param>
    /// <param name="bins">Bins of equal width over [0, 1], at least 1.</param>
    /// <returns>The parts. Reliability is biased upwards by about bins · p (1 − p) / n.</returns>
    /// <exception cref="ArgumentException">The lengths differ, there is no row, or a probability is out of its range.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="bins"/> is below 1.</exception>
    public static BrierParts Decompose(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels, int bins = 10)
    {
        CheckRows(probabilities, labels);
        if (labels.IsEmpty) throw new ArgumentException("The score needs a row.", nameof(labels));
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);

        var (counts, positives, sums) = (new long[bins], new long[bins], new double[bins]);
        var (score, allPositives) = (0.0, 0L);
        for (var row = 0; row < labels.Length; row++)
        {
            var bin = Math.Min(bins - 1, (int)(probabilities[row] * bins));
            var label = labels[row] ? 1 : 0;
            counts[bin]++;
            positives[bin] += label;
            sums[bin] += probabilities[row];
            allPositives += label;
            score += (probabilities[row] - label) * (probabilities[row] - label);
        }

        return Parts(counts, positives, sums, score / labels.Length, (double)allPositives / labels.Length);
    }

    private static BrierParts Parts(long[] counts, long[] positives, double[] sums, double score, double rate)
    {
        var (reliability, resolution, rows) = (0.0, 0.0, (double)counts.Sum());
        for (var bin = 0; bin < counts.Length; bin++)
        {
            if (counts[bin] == 0) continue;
            var share = (double)positives[bin] / counts[bin];
            reliability += counts[bin] / rows * Math.Pow(sums[bin] / counts[bin] - share, 2);
            resolution += counts[bin] / rows * Math.Pow(share - rate, 2);
        }

        var uncertainty = rate * (1 - rate);
        return new(score, reliability, resolution, uncertainty, score - (reliability - resolution + uncertainty));
    }

    private static void CheckRows(ReadOnlySpan<double> probabilities, ReadOnlySpan<bool> labels)
    {
        if (labels.Length != probabilities.Length) throw new ArgumentException("There must be one label for each probability.", nameof(labels));
        Finite.CheckProbabilities(probabilities, nameof(probabilities));
    }
}
