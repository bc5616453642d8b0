using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.OffPolicy;

/// <summary>
/// Rows of a decision log prepared for evaluating another policy: the reward of the action that was taken, and the policy's probability of that action
/// over the logging policy's (the importance weight). Immutable.
/// </summary>
public sealed class LoggedRewards
{
    private readonly double[] rewards;
    private readonly double[] weights;
    private readonly double meanWeight;

    private LoggedRewards(double[] rewards, double[] weights)
    {
        (this.rewards, this.weights) = (rewards, weights);
        var moments = Moments.Of(weights);
        (meanWeight, MeanWeightError, MaxWeight) = (moments.Mean, moments.StandardError, moments.Max);
        EffectiveSampleSize = Effective(weights, MaxWeight);
    }

    /// <summary>Logged rows, at least 2.</summary>
    public int Rows => rewards.Length;

    /// <summary>(Σw)² / Σw² of the unclipped weights (Kish 1965, "Survey sampling", section 11.7).</summary>
    public double EffectiveSampleSize { get; }

    /// <summary>Largest importance weight.</summary>
    public double MaxWeight { get; }

    /// <summary>Standard error of the mean weight.</summary>
    public double MeanWeightError { get; }

    /// <summary>Mean importance weight; its expectation is 1 where the logging policy may take every action that the evaluated one does.</summary>
    public double MeanWeight => meanWeight;

    /// <summary>Importance weights of the rows.</summary>
    internal ReadOnlySpan<double> Weights => weights;

    /// <summary>Rewards of the rows.</summary>
    internal ReadOnlySpan<double> Rewards => rewards;

    /// <summary>Prepares a log. O(rows), two copies.</summary>
    /// <param name="rewards">Reward of each row, finite; at least two rows.</param>
    /// <param name="evaluated">Probability in [0, 1] with which the evaluated policy takes the logged action.</param>
    /// <param name="logged">Probability in (0, 1] with which the logging policy took it, as it was at that time.</param>
    /// <returns>The prepared log.</returns>
    /// <exception cref="ArgumentException">There are fewer than two rows, the lengths differ, a number is out of its range, or all weights are 0.</exception>
    public static LoggedRewards Of(ReadOnlySpan<double> rewards, ReadOnlySpan<double> evaluated, ReadOnlySpan<double> logged)
    {
        if (rewards.Length < 2) throw new ArgumentException("There must be at least two rows.", nameof(rewards));
        if (evaluated.Length != rewards.Length) throw new ArgumentException("The lengths must be equal.", nameof(evaluated));
        if (logged.Length != rewards.Length) throw new ArgumentException("The lengths must be equal.", nameof(logged));

        var (weights, any) = (new double[rewards.Length], false);
        for (var row = 0; row < weights.Length; row++)
        {
            if (!double.IsFinite(rewards[row])) throw new ArgumentException("Every reward must be finite.", nameof(rewards));
            if (!(evaluated[row] is >= 0 and <= 1)) throw new ArgumentException("Every probability must be in [0, 1].", nameof(evaluated));
            if (!(logged[row] is > 0 and <= 1)) throw new ArgumentException("Every logged probability must be above 0 and at most 1.", nameof(logged));
            weights[row] = evaluated[row] / logged[row];
            if (!double.IsFinite(weights[row])) throw new ArgumentException("A logged probability is too small.", nameof(logged));
            any |= weights[row] > 0;
        }

        if (!any) throw new ArgumentException("The evaluated policy takes none of the logged actions.", nameof(evaluated));
        return new(rewards.ToArray(), weights);
    }

    /// <summary>An estimate that is the mean of a term of each row.</summary>
    internal PolicyEstimate Mean(ReadOnlySpan<double> terms, double confidence)
    {
        var moments = Moments.Of(terms);
        return Estimate(moments.Mean, moments.StandardError, confidence);
    }

    /// <summary>An estimate with a known standard error.</summary>
    internal PolicyEstimate Estimate(double value, double standardError, double confidence)
    {
        var half = NormalDistribution.TwoSided(Confidence.Error(confidence)) * standardError;
        return new(value, standardError, new(value - half, value + half), EffectiveSampleSize, MeanWeight, MaxWeight, MeanWeightError, Rows);
    }

    /// <summary>Kish's size, with weights as shares of the largest so that no square overflows.</summary>
    private static double Effective(double[] weights, double largest)
    {
        var (sum, squares) = (0.0, 0.0);
        foreach (var weight in weights)
        {
            sum += weight / largest;
            squares += weight / largest * (weight / largest);
        }

        return sum * sum / squares;
    }
}
