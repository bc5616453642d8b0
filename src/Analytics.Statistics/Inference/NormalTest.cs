namespace Analytics.Statistics.Inference;

/// <summary>
/// Probabilities of deviates of a standard normal distribution: the last step of tests whose statistic is an estimate over its standard error.
/// Source: Abramowitz &amp; Stegun 1964, "Handbook of mathematical functions", 26.2.
/// </summary>
public static class NormalTest
{
    /// <summary>Half the width of a two-sided 95 % interval, in standard errors.</summary>
    public const double HalfWidth95 = 1.959963984540054;

    /// <summary>Probability of a deviate above a number, in [0, 1]; keeps its digits far out. O(1).</summary>
    /// <param name="z">The number; NaN gives NaN.</param>
    public static double UpperPValue(double z) => NormalDistribution.Survival(z);

    /// <summary>Probability of a deviate further from 0 than a number, in [0, 1]. O(1).</summary>
    /// <param name="z">The number, of either sign; NaN gives NaN.</param>
    public static double TwoSidedPValue(double z) => 2 * NormalDistribution.Survival(Math.Abs(z));

    /// <summary>Half width of the interval at a confidence, in standard errors; O(1).</summary>
    /// <param name="error">1 − the confidence, above 0 and below 1.</param>
    /// <returns>The half width, above 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The error is out of its range.</exception>
    public static double HalfWidth(double error) => error is > 0 and < 1
        ? NormalDistribution.TwoSided(error)
        : throw new ArgumentOutOfRangeException(nameof(error), "The error must be above 0 and below 1.");
}
