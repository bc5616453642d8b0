using Analytics.Statistics.Experiments.Bayesian;
using MathNet.Numerics.Distributions;

namespace Analytics.Statistics.Experiments.Bandits;

/// <summary>Shares and choices of arms by their probability to be the best.</summary>
public static class ThompsonSampling
{
    /// <summary>
    /// Shares with a floor, so that every arm goes on being measured: floor + (1 − arms · floor) · probability; even where the floors use all up. O(arms).
    /// Source: GrowthBook documentation, "Bandits", with a floor of 0.01.
    /// </summary>
    /// <param name="probabilities">Probability of each arm to be the best, at least 0, summing to 1; at least one arm.</param>
    /// <param name="floor">Least share of an arm, in [0, 1].</param>
    /// <returns>One share an arm, summing to 1.</returns>
    /// <exception cref="ArgumentException">There is no arm, or the probabilities are negative or do not sum to 1.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The floor is out of its range.</exception>
    public static IReadOnlyList<double> Weights(IReadOnlyList<double> probabilities, double floor = 0.01)
    {
        ArgumentNullException.ThrowIfNull(probabilities);
        if (probabilities.Any(share => !(share >= 0)) || !(Math.Abs(probabilities.Sum() - 1) < 1e-6))
            throw new ArgumentException("The probabilities must be at least 0 and sum to 1.", nameof(probabilities));
        if (!(floor is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(floor), "The floor must be in [0, 1].");

        var left = 1 - probabilities.Count * floor;
        return [.. probabilities.Select(share => left <= 0 ? 1.0 / probabilities.Count : floor + left * share)];
    }

    /// <summary>The arm of one draw from each belief. O(arms). Source: Thompson 1933, Biometrika 25(3/4), 285-294.</summary>
    /// <param name="arms">Belief about each arm, at least one.</param>
    /// <param name="random">Source of chance.</param>
    /// <param name="direction">Which way the metric gets better.</param>
    /// <returns>Index of the arm.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no arm, or one was not set.</exception>
    public static int Choose(IReadOnlyList<ArmPosterior> arms, Random random, MetricDirection direction = MetricDirection.HigherIsBetter)
    {
        ArgumentNullException.ThrowIfNull(arms);
        ArgumentNullException.ThrowIfNull(random);
        if (arms.Count == 0 || arms.Any(arm => !(arm.Variance > 0))) throw new ArgumentException("There must be an arm, and all must be set.", nameof(arms));

        var sign = direction == MetricDirection.HigherIsBetter ? 1 : -1;
        return Largest(arms.Select(arm => sign * Normal.Sample(random, arm.Mean, arm.Deviation)));
    }

    /// <summary>The arm of one draw from each belief, for arms that succeed or fail. O(arms). Source: Thompson 1933.</summary>
    /// <param name="arms">Belief about each arm, at least one.</param>
    /// <param name="random">Source of chance.</param>
    /// <returns>Index of the arm.</returns>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    /// <exception cref="ArgumentException">There is no arm, or one is null.</exception>
    public static int ChooseBeta(IReadOnlyList<BetaPosterior> arms, Random random)
    {
        ArgumentNullException.ThrowIfNull(arms);
        ArgumentNullException.ThrowIfNull(random);
        if (arms.Count == 0 || arms.Any(arm => arm is null)) throw new ArgumentException("There must be an arm.", nameof(arms));

        return Largest(arms.Select(arm => Beta.Sample(random, arm.A, arm.B)));
    }

    private static int Largest(IEnumerable<double> draws) => draws.Select((draw, arm) => (draw, arm)).MaxBy(pair => pair.draw).arm;
}
