using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments.Power;

/// <summary>Size of experiments on probabilities.</summary>
public static class ProportionPower
{
    /// <summary>
    /// Power of the two-proportion z test with the pooled variance under the null and the unpooled one under the effect. O(1).
    /// Source: Fleiss, Levin &amp; Paik 2003, "Statistical methods for rates and proportions", chapter 4.
    /// </summary>
    /// <param name="control">Probability in the control, above 0 and below 1.</param>
    /// <param name="treatment">Probability in the treatment, above 0 and below 1.</param>
    /// <param name="treatmentUnits">Units of the treatment arm, above 0.</param>
    /// <param name="ratio">Control units over treatment units, above 0.</param>
    /// <param name="error">Error α of the test, above 0 and below 1.</param>
    /// <param name="alternative">Side of the test.</param>
    /// <returns>The power in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double Power(
        double control,
        double treatment,
        double treatmentUnits,
        double ratio = 1,
        double error = 0.05,
        Alternative alternative = Alternative.TwoSided)
    {
        PowerInput.Positive(treatmentUnits);
        var under = EffectDeviation(control, treatment, ratio);
        return EffectPower.Of(
            treatment - control, under / Math.Sqrt(treatmentUnits), error, alternative, NullDeviation(control, treatment, ratio) / under);
    }

    /// <summary>
    /// Units of the treatment arm for a given power: ((z_α σ₀ + z_β σ₁) / difference)². Two-sided, power on the wrong side is neglected. O(1).
    /// Source: as <see cref="Power"/>.
    /// </summary>
    /// <param name="control">Probability in the control, above 0 and below 1.</param>
    /// <param name="treatment">Probability in the treatment, above 0 and below 1, not that of the control.</param>
    /// <param name="power">Power, above 0 and below 1.</param>
    /// <param name="ratio">Control units over treatment units, above 0.</param>
    /// <param name="error">Error α of the test, above 0 and below 1.</param>
    /// <param name="alternative">Side of the test.</param>
    /// <returns>Units of the treatment arm, not rounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double SampleSize(
        double control, double treatment, double power = 0.8, double ratio = 1, double error = 0.05, Alternative alternative = Alternative.TwoSided)
    {
        var under = EffectDeviation(control, treatment, ratio);
        if (treatment.Equals(control)) throw new ArgumentOutOfRangeException(nameof(treatment), "The probabilities must differ.");

        var size = EffectPower.StandardisedEffect(power, error, alternative, NullDeviation(control, treatment, ratio) / under);
        return Math.Pow(size * under / (treatment - control), 2);
    }

    /// <summary>
    /// Cohen's h = 2 arcsin √p_T − 2 arcsin √p_C, the difference on a scale where the variance is the same everywhere. O(1). Source: Cohen 1988,
    /// chapter 6.
    /// </summary>
    /// <param name="control">Probability in the control, in [0, 1].</param>
    /// <param name="treatment">Probability in the treatment, in [0, 1].</param>
    /// <returns>The effect size, from −π to π.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A probability is out of its range.</exception>
    public static double CohenH(double control, double treatment)
    {
        if (!(control is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(control), "The probability must be in [0, 1].");
        if (!(treatment is >= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(treatment), "The probability must be in [0, 1].");
        return 2 * (Math.Asin(Math.Sqrt(treatment)) - Math.Asin(Math.Sqrt(control)));
    }

    /// <summary>Power by the arcsine scale. O(1). Source: Cohen 1988, chapter 6.</summary>
    /// <param name="effect">Cohen's h, finite.</param>
    /// <param name="units">Units of the first arm, above 0.</param>
    /// <param name="ratio">Units of the second arm over those of the first, above 0.</param>
    /// <param name="error">Error α of the test, above 0 and below 1.</param>
    /// <param name="alternative">Side of the test.</param>
    /// <returns>The power in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double ArcsinePower(
        double effect, double units, double ratio = 1, double error = 0.05, Alternative alternative = Alternative.TwoSided)
    {
        PowerInput.Positive(units);
        PowerInput.Positive(ratio);
        return EffectPower.Of(effect, Math.Sqrt((1 + 1 / ratio) / units), error, alternative);
    }

    /// <summary>Units of the first arm by the arcsine scale, with the power on both sides counted. O(1), some 20 steps. Source: Cohen 1988, chapter 6.</summary>
    /// <param name="effect">Cohen's h, not 0, in the direction of the alternative.</param>
    /// <param name="power">Power, above the error and below 1.</param>
    /// <param name="ratio">Units of the second arm over those of the first, above 0.</param>
    /// <param name="error">Error α of the test, above 0 and below 1.</param>
    /// <param name="alternative">Side of the test.</param>
    /// <returns>Units of the first arm, not rounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double ArcsineSampleSize(
        double effect, double power = 0.8, double ratio = 1, double error = 0.05, Alternative alternative = Alternative.TwoSided)
    {
        PowerInput.Power(power);
        PowerInput.Error(error);
        if (power <= error) throw new ArgumentOutOfRangeException(nameof(power), "The power must be above the error.");
        if (!double.IsFinite(effect) || !(alternative switch { Alternative.Greater => effect > 0, Alternative.Less => effect < 0, _ => effect is not 0 }))
            throw new ArgumentOutOfRangeException(nameof(effect), "The effect must be finite and in the direction of the alternative.");

        var end = Root.UpperEnd(units => ArcsinePower(effect, units, ratio, error, alternative) - power, 1);
        return Root.Between(units => ArcsinePower(effect, units, ratio, error, alternative) - power, 1e-300, end);
    }

    /// <summary>Standard deviation of the difference for one treatment unit where both arms have the pooled probability. O(1). Source: as <see cref="Power"/>.</summary>
    /// <param name="control">Probability in the control, above 0 and below 1.</param>
    /// <param name="treatment">Probability in the treatment, above 0 and below 1.</param>
    /// <param name="ratio">Control units over treatment units, above 0.</param>
    /// <returns>σ₀, above 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double NullDeviation(double control, double treatment, double ratio = 1)
    {
        Check(control, treatment, ratio);
        var pooled = (treatment + control * ratio) / (1 + ratio);
        return Math.Sqrt(pooled * (1 - pooled) * (1 + 1 / ratio));
    }

    /// <summary>Standard deviation of the difference for one treatment unit where the arms differ. O(1). Source: as <see cref="Power"/>.</summary>
    /// <param name="control">Probability in the control, above 0 and below 1.</param>
    /// <param name="treatment">Probability in the treatment, above 0 and below 1.</param>
    /// <param name="ratio">Control units over treatment units, above 0.</param>
    /// <returns>σ₁, above 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double EffectDeviation(double control, double treatment, double ratio = 1)
    {
        Check(control, treatment, ratio);
        return Math.Sqrt(treatment * (1 - treatment) + control * (1 - control) / ratio);
    }

    private static void Check(double control, double treatment, double ratio)
    {
        PowerInput.Share(control);
        PowerInput.Share(treatment);
        PowerInput.Positive(ratio);
    }
}
