using Analytics.Statistics.Inference;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Experiments.Sequential;

/// <summary>Mixture sequential probability ratio tests: always valid p-values from a likelihood ratio averaged over a normal prior of effects.</summary>
public static class MixtureSprt
{
    /// <summary>
    /// Pairs of one control and one treatment value with known σ: with V = 2 σ², Λ = √(V / (V + n τ²)) exp(n² τ² (d − θ₀)² / (2 V (V + n τ²))). It exceeds
    /// 1/α ever with probability at most α for normal values, and asymptotically for others. O(1).
    /// Source: Johari, Koomen, Pekelis &amp; Walsh 2022, "Always valid inference: continuous monitoring of A/B tests", Operations Research 70(3),
    /// 1806-1821; Robbins 1970, Annals of Mathematical Statistics 41(5), 1397-1409.
    /// </summary>
    /// <param name="difference">Difference of the means so far, finite.</param>
    /// <param name="unitsPerArm">Units n of each arm, at least 1.</param>
    /// <param name="deviation">Standard deviation σ of one unit, above 0.</param>
    /// <param name="mixingVariance">Variance τ² of the prior of effects, above 0.</param>
    /// <param name="nullValue">Difference θ₀ under the null, finite.</param>
    /// <param name="confidence">Confidence of the sequence, above 0 and below 1.</param>
    /// <returns>The state at this look.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static MixtureLikelihoodRatio Normal(
        double difference, long unitsPerArm, double deviation, double mixingVariance, double nullValue = 0, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(unitsPerArm, 1);
        if (!double.IsFinite(difference)) throw new ArgumentOutOfRangeException(nameof(difference), "The difference must be finite.");
        if (!double.IsFinite(nullValue)) throw new ArgumentOutOfRangeException(nameof(nullValue), "The null value must be finite.");
        CheckPositive(deviation, nameof(deviation));
        CheckPositive(mixingVariance, nameof(mixingVariance));
        var error = Confidence.Error(confidence);

        var (v, n) = (2 * deviation * deviation, (double)unitsPerArm);
        var grown = v + n * mixingVariance;
        var penalty = Math.Log(grown / v) / 2;
        var log = n * n * mixingVariance * Math.Pow(difference - nullValue, 2) / (2 * v * grown) - penalty;
        var half = Math.Sqrt(2 * (penalty - Math.Log(error)) * v * (grown / mixingVariance)) / n;
        return new(Math.Exp(log), Math.Exp(Math.Min(0, -log)), half);
    }

    /// <summary>
    /// The τ² that loses least against the best test over normal effects where the experiment runs at most to a given size:
    /// σ² Φ(−b) / (φ(b) / b − Φ(−b)) with b = 2 ln(1/α) / √(M σ²). O(1). Source: Johari, Pekelis &amp; Walsh 2015, "Always valid inference", arXiv 1512.04922.
    /// </summary>
    /// <param name="deviation">Standard deviation σ of one unit, above 0.</param>
    /// <param name="mostUnits">Units M at which the experiment is stopped at the latest, above 0.</param>
    /// <param name="error">Error α, above 0 and below 1.</param>
    /// <returns>τ², above 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double MixingVariance(double deviation, double mostUnits, double error = 0.05)
    {
        CheckPositive(deviation, nameof(deviation));
        CheckPositive(mostUnits, nameof(mostUnits));
        if (!(error is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(error), "The error must be above 0 and below 1.");

        var variance = deviation * deviation;
        var b = -2 * Math.Log(error) / Math.Sqrt(mostUnits * variance);
        return variance * NormalDistribution.Survival(b) * b / NormalDistribution.Loss(b);
    }

    /// <summary>
    /// The rule that Statsig documents, with τ² = z² (s²_T + s²_C) / (n_T + n_C): the interval is effect ± Z* √V with
    /// Z* = √((V + τ) / τ · (−2 ln(α/2) − ln(V / (V + τ)))). Since τ shrinks with the data, Z* of an even split is the same at every look, about 3.58 at 95 %:
    /// wider than it need be, and with no proof of validity at all looks. Kept for comparison; prefer <see cref="ConfidenceSequence"/>. O(1).
    /// Source: Statsig documentation, "Sequential testing".
    /// </summary>
    /// <param name="control">The control arm, at least two units.</param>
    /// <param name="treatment">The treatment arm, at least two units.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The test at this look; its p-value is that of a z statistic which is divided by Z* over the fixed critical value.</returns>
    /// <exception cref="ArgumentException">As of <see cref="ArmComparison.Difference"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static SequentialTest Statsig(Arm control, Arm treatment, double confidence = 0.95)
    {
        var error = Confidence.Error(confidence);
        var effect = ArmComparison.Difference(control, treatment);
        var critical = NormalDistribution.TwoSided(error);
        var mixing = StatsigMixing(control, treatment, confidence);
        var boundary = Math.Sqrt((effect.Variance + mixing) / mixing * (NearZero.Log1p(mixing / effect.Variance) - 2 * Math.Log(error / 2)));
        var half = boundary * effect.StandardError;
        var statistic = Math.Abs(effect.Value) / effect.StandardError * (critical / boundary);
        return new(effect, new(effect.Value - half, effect.Value + half), Math.Min(1, 2 * NormalDistribution.Survival(statistic)), half);
    }

    /// <summary>The mixing variance τ of <see cref="Statsig"/>. O(1).</summary>
    /// <param name="control">The control arm.</param>
    /// <param name="treatment">The treatment arm.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>τ, in the square of the metric's unit.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static double StatsigMixing(Arm control, Arm treatment, double confidence = 0.95)
    {
        var critical = NormalDistribution.TwoSided(Confidence.Error(confidence));
        return critical * critical * ((treatment.Variance + control.Variance) / (treatment.Units + control.Units));
    }

    private static void CheckPositive(double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value))) throw new ArgumentOutOfRangeException(name, "The number must be finite and above 0.");
    }
}
