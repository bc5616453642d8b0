using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Survival;

/// <summary>
/// The product-limit estimate of survival where some are still there, and so are known to have lasted at least so long.
/// Source: Kaplan &amp; Meier 1958, "Nonparametric estimation from incomplete observations", JASA 53(282), 457-481; standard error: Greenwood 1926,
/// "The natural duration of cancer"; interval: Kalbfleisch &amp; Prentice 1980, "The statistical analysis of failure time data", section 1.3.
/// </summary>
public static class KaplanMeier
{
    /// <summary>Estimates the curve; O(times).</summary>
    /// <param name="observations">For each time, ascending and different: how many were lost at it, and how many were last seen at it and are still there. Who is last seen at a time is at risk at it.</param>
    /// <param name="confidence">Confidence of the intervals, in (0, 1).</param>
    /// <returns>A step for each time at which somebody was lost.</returns>
    /// <exception cref="ArgumentException">Times do not ascend, a count is negative, or the confidence lies outside of (0, 1).</exception>
    public static IReadOnlyList<SurvivalStep> Estimate(ReadOnlySpan<(double Time, long Lost, long Censored)> observations, double confidence = 0.95)
    {
        if (confidence is not (> 0 and < 1)) throw new ArgumentException("The confidence must lie between 0 and 1.", nameof(confidence));
        var atRisk = 0L;
        for (var at = 0; at < observations.Length; at++)
        {
            if (observations[at].Lost < 0 || observations[at].Censored < 0) throw new ArgumentException("Counts must not be negative.", nameof(observations));
            if (!double.IsFinite(observations[at].Time) || (at > 0 && observations[at].Time <= observations[at - 1].Time)) throw new ArgumentException("Times must be finite and ascend.", nameof(observations));
            atRisk += observations[at].Lost + observations[at].Censored;
        }

        var quantile = NormalDistribution.TwoSided(1 - confidence);
        var (survival, sum) = (1.0, 0.0);
        List<SurvivalStep> steps = [];
        foreach (var (time, lost, censored) in observations)
        {
            if (lost > 0)
            {
                var hazard = (double)lost / atRisk;
                survival *= 1 - hazard;
                sum += atRisk > lost ? lost / ((double)atRisk * (atRisk - lost)) : double.PositiveInfinity;
                var (lower, upper) = Interval(survival, sum, quantile);
                steps.Add(new SurvivalStep(time, atRisk, lost, hazard, Math.Sqrt(hazard * (1 - hazard) / atRisk), survival, survival > 0 ? survival * Math.Sqrt(sum) : 0, lower, upper));
            }

            atRisk -= lost + censored;
        }

        return steps;
    }

    private static (double Lower, double Upper) Interval(double survival, double sum, double quantile)
    {
        if (survival <= 0) return (0, 0);
        var width = quantile * Math.Sqrt(sum) / Math.Log(survival);
        return (Math.Pow(survival, Math.Exp(-width)), Math.Pow(survival, Math.Exp(width)));
    }
}
