using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments;

/// <summary>Whether traffic was split as planned; a mismatch means that the assignment or the logging is broken and that no effect can be trusted.</summary>
/// <param name="ChiSquare">Σ (observed − expected)² / expected over the arms with a weight.</param>
/// <param name="DegreesOfFreedom">Arms with a weight, less one.</param>
/// <param name="PValue">Probability of so large a value under the planned split.</param>
/// <param name="StrayUnits">Units in arms of weight 0, which should have none; any is a fault, whatever the p-value.</param>
/// <param name="Enough">Whether there are at least eight units for each arm, so that the chi-square distribution is close.</param>
public sealed record SampleRatio(double ChiSquare, int DegreesOfFreedom, double PValue, long StrayUnits, bool Enough)
{
    /// <summary>Units for each arm from which on the chi-square distribution is taken as close.</summary>
    private const int LeastUnits = 8;

    /// <summary>
    /// Pearson's chi-square test of the split, at one look; for a look each day use <see cref="Sequential.SequentialSampleRatio"/>. Arms of weight 0 do
    /// not count as degrees of freedom. O(arms).
    /// Source: Pearson 1900, Philosophical Magazine 50, 157-175; Fabijan et al. 2019, "Diagnosing sample ratio mismatch in online controlled
    /// experiments", KDD (which also gives the threshold of 0.001 and less).
    /// </summary>
    /// <param name="observed">Units of each arm, at least 0.</param>
    /// <param name="weights">Planned share of each arm, at least 0, in any unit; at least two are above 0.</param>
    /// <returns>The test.</returns>
    /// <exception cref="ArgumentException">
    /// The lengths differ, a count or weight is negative or not finite, fewer than two weights are above 0, or there is no unit in their arms.
    /// </exception>
    public static SampleRatio Test(ReadOnlySpan<long> observed, ReadOnlySpan<double> weights)
    {
        if (observed.Length != weights.Length) throw new ArgumentException("The lengths must be equal.", nameof(weights));

        var (total, stray, sum, arms) = (0.0, 0L, 0.0, 0);
        for (var arm = 0; arm < weights.Length; arm++)
        {
            if (!(weights[arm] >= 0 && double.IsFinite(weights[arm]))) throw new ArgumentException("Every weight must be finite and at least 0.", nameof(weights));
            if (observed[arm] < 0) throw new ArgumentException("Every count must be at least 0.", nameof(observed));

            sum += weights[arm];
            if (weights[arm] > 0) (arms, total) = (arms + 1, total + observed[arm]); else stray += observed[arm];
        }

        if (arms < 2) throw new ArgumentException("At least two weights must be above 0.", nameof(weights));
        if (total is 0) throw new ArgumentException("There must be a unit.", nameof(observed));

        var chiSquare = 0.0;
        for (var arm = 0; arm < weights.Length; arm++)
        {
            var expected = total * (weights[arm] / sum);
            if (expected > 0) chiSquare += (observed[arm] - expected) * ((observed[arm] - expected) / expected);
        }

        return new(chiSquare, arms - 1, ChiSquareDistribution.Survival(chiSquare, arms - 1), stray, total >= LeastUnits * arms);
    }

    /// <summary>The verdict: stray units, or enough units and a p-value below a threshold; O(1).</summary>
    /// <param name="threshold">Threshold in (0, 1); small, since a mismatch stops the experiment.</param>
    /// <returns>True for a mismatch.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The threshold is out of its range.</exception>
    public bool Mismatch(double threshold = 0.001) => threshold is > 0 and < 1
        ? StrayUnits > 0 || (Enough && PValue < threshold)
        : throw new ArgumentOutOfRangeException(nameof(threshold), "The threshold must be above 0 and below 1.");
}
