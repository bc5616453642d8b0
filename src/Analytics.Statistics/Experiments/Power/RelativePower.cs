using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments.Power;

/// <summary>Size of experiments on relative effects, by the delta method, with equal arms and variances.</summary>
public static class RelativePower
{
    /// <summary>
    /// Power to find a relative effect; the variance of the lift grows with the effect itself. O(1).
    /// Source: Deng, Knoblich &amp; Lu 2018, KDD, with the normal test; as GrowthBook plans.
    /// </summary>
    /// <param name="mean">Mean of the metric, finite and not 0.</param>
    /// <param name="variance">Variance of one unit, above 0.</param>
    /// <param name="effect">Relative effect, finite; 0.05 is 5 % more.</param>
    /// <param name="unitsPerArm">Units of each arm, above 0.</param>
    /// <param name="error">Error α of the test, above 0 and below 1.</param>
    /// <param name="alternative">Side of the test.</param>
    /// <param name="inflation">
    /// Factor on the critical value, above 0. GrowthBook's planner instead inflates the variance by the square of
    /// <see cref="Sequential.ConfidenceSequence.Inflation"/>, which overstates the power of a sequential test where it is below one half.
    /// </param>
    /// <returns>The power in [0, 1].</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double Power(
        double mean,
        double variance,
        double effect,
        double unitsPerArm,
        double error = 0.05,
        Alternative alternative = Alternative.TwoSided,
        double inflation = 1)
    {
        var unit = UnitVariance(mean, variance, unitsPerArm);
        return EffectPower.Of(effect, Math.Sqrt(unit * (1 + (1 + effect) * (1 + effect))), error, alternative, inflation);
    }

    /// <summary>
    /// The smallest relative increase with a given power: the root of (μ_B − μ) = k · se(μ_B). There is none where the control mean is within k standard
    /// errors of 0. O(1). Source: as <see cref="Power"/>.
    /// </summary>
    /// <param name="mean">Mean of the metric, finite and not 0.</param>
    /// <param name="variance">Variance of one unit, above 0.</param>
    /// <param name="unitsPerArm">Units of each arm, above 0.</param>
    /// <param name="power">Power, above 0 and below 1.</param>
    /// <param name="error">Error α of the test, above 0 and below 1.</param>
    /// <param name="alternative">Side of the test.</param>
    /// <param name="inflation">Factor on the critical value, above 0.</param>
    /// <returns>The relative effect, above 0; null where the units are too few for any.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double? MinimumEffect(
        double mean,
        double variance,
        double unitsPerArm,
        double power = 0.8,
        double error = 0.05,
        Alternative alternative = Alternative.TwoSided,
        double inflation = 1)
    {
        var size = EffectPower.StandardisedEffect(power, error, alternative, inflation);
        var noise = size * size * UnitVariance(mean, variance, unitsPerArm);
        if (noise >= 1) return null;
        return (1 + Math.Sqrt(1 - (1 - noise) * (1 - noise))) / (1 - noise) - 1;
    }

    /// <summary>Units of each arm for a relative effect with a given power. O(1). Source: as <see cref="Power"/>.</summary>
    /// <param name="mean">Mean of the metric, finite and not 0.</param>
    /// <param name="variance">Variance of one unit, above 0.</param>
    /// <param name="effect">Relative effect, finite and not 0.</param>
    /// <param name="power">Power, above 0 and below 1.</param>
    /// <param name="error">Error α of the test, above 0 and below 1.</param>
    /// <param name="alternative">Side of the test.</param>
    /// <param name="inflation">Factor on the critical value, above 0.</param>
    /// <returns>Units of each arm, not rounded.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double SampleSize(
        double mean,
        double variance,
        double effect,
        double power = 0.8,
        double error = 0.05,
        Alternative alternative = Alternative.TwoSided,
        double inflation = 1)
    {
        if (!(effect is not 0 && double.IsFinite(effect))) throw new ArgumentOutOfRangeException(nameof(effect), "The effect must be finite and not 0.");
        var size = EffectPower.StandardisedEffect(power, error, alternative, inflation) / effect;
        return size * size * UnitVariance(mean, variance, 1) * (1 + (1 + effect) * (1 + effect));
    }

    private static double UnitVariance(double mean, double variance, double units)
    {
        if (!(mean is not 0 && double.IsFinite(mean))) throw new ArgumentOutOfRangeException(nameof(mean), "The mean must be finite and not 0.");
        PowerInput.Positive(variance);
        PowerInput.Positive(units, "unitsPerArm");
        return variance / (mean * mean) / units;
    }
}
