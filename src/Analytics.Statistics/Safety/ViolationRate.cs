using System.Runtime.CompilerServices;
using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Safety;

/// <summary>
/// The rate of rare violations from independent trials, for a number of trials that was fixed beforehand. Where the figure is watched while trials come
/// in, use <see cref="RateSequence"/>. Intervals of Wilson and of Clopper and Pearson are in <see cref="Proportion"/>.
/// </summary>
public static class ViolationRate
{
    /// <summary>
    /// Jeffreys' interval: the middle of the beta distribution with violations + 1/2 and safe trials + 1/2. Its coverage is close to the confidence on
    /// average over the rate, also for rare violations, where it is shorter than <see cref="Proportion.Wilson"/>; it may fall short for single rates.
    /// The lower bound is 0 without a violation, the upper one 1 where all trials are violations. O(√trials).
    /// Source: Brown, Cai &amp; DasGupta 2001, "Interval estimation for a binomial proportion", Statistical Science 16(2), 101-133, section 3.1.3.
    /// </summary>
    /// <param name="violations">Violations, from 0 to <paramref name="trials"/>.</param>
    /// <param name="trials">Trials, from 1 to <see cref="Proportion.MostExactTrials"/>.</param>
    /// <param name="confidence">Confidence, above 0 and below 1; half of the error is spent on each side.</param>
    /// <returns>The interval within [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count or the confidence is out of its range.</exception>
    public static Interval Jeffreys(long violations, long trials, double confidence = 0.95)
    {
        CheckCounts(violations, trials);
        var tail = Confidence.Error(confidence) / 2;
        var (a, b) = (violations + 0.5, trials - violations + 0.5);

        var lower = violations == 0 ? 0 : Logistic(BetaDistribution.LogOddsQuantile(a, b, tail));
        var upper = violations == trials ? 1 : Logistic(-BetaDistribution.LogOddsQuantile(b, a, tail));
        return new(lower, upper);
    }

    /// <summary>
    /// Rule of three: without a violation the rate is at most −ln(1 − confidence) / trials, 3.0 / trials at 95 %; at most 1. It lies above the exact bound
    /// of <see cref="Proportion.ClopperPearsonUpper"/> by a share of about half of itself. O(1).
    /// Source: Hanley &amp; Lippman-Hand 1983, "If nothing goes wrong, is everything all right?", JAMA 249(13), 1743-1745.
    /// </summary>
    /// <param name="trials">Trials, at least 1, none of them a violation.</param>
    /// <param name="confidence">Confidence, above 0 and below 1; the whole error is spent on this side.</param>
    /// <returns>The bound, in (0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count or the confidence is out of its range.</exception>
    public static double RuleOfThree(long trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        return Math.Min(1, -Math.Log(Confidence.Error(confidence)) / trials);
    }

    /// <summary>
    /// Fewest trials in which a violation shows up at least with a probability, ⌈ln(1 − probability) / ln(1 − rate)⌉. Read the other way: so many
    /// trials without a violation show, with that confidence, that the rate is below <paramref name="rate"/>. O(1). Source: the geometric distribution.
    /// </summary>
    /// <param name="rate">Rate of violations, above 0 and at most 1.</param>
    /// <param name="probability">Probability, above 0 and below 1.</param>
    /// <returns>Trials, at least 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range, or the trials exceed 9·10¹⁸.</exception>
    public static long TrialsToSee(double rate, double probability = 0.95)
    {
        if (rate is not (> 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(rate), "The rate must be above 0 and at most 1.");
        var trials = Math.Log(Confidence.Error(probability)) / NearZero.Log1p(-rate);
        return Whole(Math.Max(1, trials), nameof(rate));
    }

    /// <summary>
    /// Trials that an anytime-valid test of the objective needs, on average, until it finds a higher rate: near ln(1 / error) / KL(rate, objective), KL being the
    /// relative entropy of two coin throws. No test with that error is quicker by more than a constant; <see cref="SafetyObjectiveTest"/> comes near. O(1).
    /// Source: Wald 1945, "Sequential tests of statistical hypotheses", Annals of Mathematical Statistics 16(2), 117-186.
    /// </summary>
    /// <param name="objective">Rate that is tolerated, above 0 and below 1.</param>
    /// <param name="rate">True rate, above <paramref name="objective"/> and at most 1.</param>
    /// <param name="error">Probability of an alarm, ever, at the tolerated rate; above 0 and below 1.</param>
    /// <returns>Trials, at least 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is out of its range.</exception>
    public static double TrialsToDetect(double objective, double rate, double error = 0.05)
    {
        Share(objective);
        Share(error);
        if (!(rate > objective && rate <= 1)) throw new ArgumentOutOfRangeException(nameof(rate), "The rate must be above the objective and at most 1.");

        var entropy = rate * Math.Log(rate / objective) + (rate < 1 ? (1 - rate) * Math.Log((1 - rate) / (1 - objective)) : 0);
        return Math.Max(1, -Math.Log(error) / entropy);
    }

    internal static void CheckCounts(long violations, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(trials, Proportion.MostExactTrials);
        ArgumentOutOfRangeException.ThrowIfNegative(violations);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(violations, trials);
    }

    private static double Logistic(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    private static void Share(double value, [CallerArgumentExpression(nameof(value))] string? name = null)
    {
        if (value is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(name, "The value must be above 0 and below 1.");
    }

    private static long Whole(double trials, string name) => trials < 9e18
        ? (long)Math.Ceiling(trials - 1e-15 * trials)
        : throw new ArgumentOutOfRangeException(name, "The rate is too small.");
}
