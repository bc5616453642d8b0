using Analytics.Statistics.Experiments.Bayesian;
using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments.Bandits;

/// <summary>
/// How probable it is for each arm to be the best: the shares in which Thompson sampling plays them. By quadrature, so that the same data always give
/// the same shares.
/// </summary>
public static class BestArm
{
    /// <summary>
    /// P(arm k is best) = ∫ f_k(x) Π F_i(x) dx over independent normal beliefs, to about 1e-10. O(arms³) with a few hundred evaluations each.
    /// Source: Thompson 1933, "On the likelihood that one unknown probability exceeds another", Biometrika 25(3/4), 285-294; Russo et al. 2018,
    /// "A tutorial on Thompson sampling", Foundations and Trends in Machine Learning 11(1).
    /// </summary>
    /// <param name="arms">Belief about each arm, at least two.</param>
    /// <param name="direction">Which way the metric gets better.</param>
    /// <returns>One probability an arm, summing to 1.</returns>
    /// <exception cref="ArgumentException">There are fewer than two arms, or one was not set.</exception>
    public static IReadOnlyList<double> Probabilities(IReadOnlyList<ArmPosterior> arms, MetricDirection direction = MetricDirection.HigherIsBetter) =>
        Shares(Beliefs(arms, direction), topTwo: false);

    /// <summary>
    /// The shares of top-two Thompson sampling: half for the best arm of a draw and half for the second best, which finds the best arm sooner than
    /// playing it nearly always. O(arms⁴). Source: Russo 2020, "Simple Bayesian algorithms for best-arm identification", Operations Research 68(6),
    /// 1625-1647.
    /// </summary>
    /// <param name="arms">Belief about each arm, at least two.</param>
    /// <param name="direction">Which way the metric gets better.</param>
    /// <returns>One share an arm, summing to 1.</returns>
    /// <exception cref="ArgumentException">There are fewer than two arms, or one was not set.</exception>
    public static IReadOnlyList<double> TopTwo(IReadOnlyList<ArmPosterior> arms, MetricDirection direction = MetricDirection.HigherIsBetter) =>
        Shares(Beliefs(arms, direction), topTwo: true);

    /// <summary>P(arm k is best) over independent beta beliefs, for arms that succeed or fail. O(arms³). Source: as <see cref="Probabilities"/>.</summary>
    /// <param name="arms">Belief about each arm, at least two.</param>
    /// <returns>One probability an arm, summing to 1.</returns>
    /// <exception cref="ArgumentException">There are fewer than two arms, or one is null.</exception>
    public static IReadOnlyList<double> BetaProbabilities(IReadOnlyList<BetaPosterior> arms)
    {
        ArgumentNullException.ThrowIfNull(arms);
        if (arms.Count < 2 || arms.Any(arm => arm is null)) throw new ArgumentException("There must be at least two arms.", nameof(arms));
        return Shares([.. arms.Select(Belief.Of)], topTwo: false);
    }

    private static Belief[] Beliefs(IReadOnlyList<ArmPosterior> arms, MetricDirection direction)
    {
        ArgumentNullException.ThrowIfNull(arms);
        if (arms.Count < 2 || arms.Any(arm => !(arm.Variance > 0))) throw new ArgumentException("There must be at least two arms, all of them set.", nameof(arms));
        return [.. arms.Select(arm => Belief.Of(arm, direction == MetricDirection.HigherIsBetter ? 1 : -1))];
    }

    private static double[] Shares(Belief[] beliefs, bool topTwo)
    {
        var borders = beliefs.SelectMany(belief => belief.Borders).Order().ToArray();
        var shares = beliefs.Select((_, arm) => Quadrature.Integrate(x => beliefs[arm].Density(x) * Place(beliefs, arm, x, topTwo), borders)).ToArray();
        var sum = shares.Sum();
        return [.. shares.Select(share => share / sum)];
    }

    /// <summary>Probability that all other arms are below x, and where wanted that all but one are.</summary>
    private static double Place(Belief[] beliefs, int arm, double x, bool topTwo)
    {
        var (none, one) = (1.0, 0.0);
        for (var other = 0; other < beliefs.Length; other++)
        {
            if (other == arm) continue;
            var below = beliefs[other].Below(x);
            one = one * below + none * (1 - below);
            none *= below;
        }

        return topTwo ? none + one : none;
    }

    /// <summary>A distribution with the borders between which it is smooth.</summary>
    private sealed record Belief(Func<double, double> Density, Func<double, double> Below, double[] Borders)
    {
        public static Belief Of(ArmPosterior arm, int sign)
        {
            var (mean, deviation) = (sign * arm.Mean, arm.Deviation);
            return new(
                x => NormalDistribution.Density((x - mean) / deviation) / deviation,
                x => NormalDistribution.Cumulative((x - mean) / deviation),
                [.. new double[] { -8.5, -5, -2, 0, 2, 5, 8.5 }.Select(z => mean + z * deviation)]);
        }

        public static Belief Of(BetaPosterior arm)
        {
            double[] levels = [1e-16, 1e-7, 0.02, 0.5];
            return new(
                u => BetaDistribution.LogOddsDensity(arm.A, arm.B, u),
                u => BetaDistribution.Cumulative(arm.A, arm.B, 1 / (1 + Math.Exp(-u)), 1 / (1 + Math.Exp(u))),
                [.. levels.SelectMany(level => new[]
                {
                    BetaDistribution.LogOddsQuantile(arm.A, arm.B, level),
                    -BetaDistribution.LogOddsQuantile(arm.B, arm.A, level),
                })]);
        }
    }
}
