using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Experiments.Interleaving;

/// <summary>Which of two rankers readers prefer.</summary>
/// <param name="Preference">Lists that the challenger won over lists that either won, in [0, 1]; 1/2 for no preference.</param>
/// <param name="PValue">Exact two-sided p-value of the sign test.</param>
/// <param name="Interval">Wilson interval of the preference.</param>
public sealed record PreferenceTest(double Preference, double PValue, Interval Interval)
{
    /// <summary>
    /// The sign test over lists (or readers): ties are left out, and wins are a coin's under the null. Lists of one reader are not independent: count each
    /// reader once, or use <see cref="OfCredits"/>. Exact for any number. O(√n · log n).
    /// Source: Chapelle, Joachims, Radlinski &amp; Yue 2012, "Large-scale validation and analysis of interleaved search evaluation", ACM Transactions on
    /// Information Systems 30(1); Wilson 1927, JASA 22(158), 209-212.
    /// </summary>
    /// <param name="challengerWins">Lists that the challenger won, at least 0.</param>
    /// <param name="championWins">Lists that the champion won, at least 0; one list was won.</param>
    /// <param name="confidence">Confidence of the interval, above 0 and below 1.</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range, or no list was won.</exception>
    public static PreferenceTest OfWins(long challengerWins, long championWins, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(challengerWins);
        ArgumentOutOfRangeException.ThrowIfNegative(championWins);
        var lists = challengerWins + championWins;
        if (lists == 0) throw new ArgumentOutOfRangeException(nameof(championWins), "A list must have been won.");

        return new((double)challengerWins / lists, BinomialTest.PValue(challengerWins, lists), Proportion.Wilson(challengerWins, lists, confidence));
    }

    /// <summary>
    /// The one-sample t test of the mean credit of a reader, which weighs clear wins more than narrow ones. Close from some thirty readers on. O(1).
    /// Source: Student 1908, Biometrika 6(1), 1-25; Chapelle et al. 2012.
    /// </summary>
    /// <param name="credits">Moments of the credit by reader (the challenger's clicks less the champion's), at least two with some spread.</param>
    /// <param name="confidence">Confidence of the interval, above 0 and below 1.</param>
    /// <returns>The test; its effect is the mean credit.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="credits"/> is null.</exception>
    /// <exception cref="ArgumentException">There are fewer than two readers, or their credits have no spread.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static EffectTest OfCredits(Moments credits, double confidence = 0.95)
    {
        ArgumentNullException.ThrowIfNull(credits);
        if (credits.Count < 2 || credits.Variance <= 0) throw new ArgumentException("There must be two readers whose credits differ.", nameof(credits));
        return EffectTest.Run(new(credits.Mean, credits.Variance / credits.Count, credits.Count - 1, credits.Count), confidence: confidence);
    }
}
