using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments.Power;

/// <summary>
/// Size of experiments on any metric with a variance by unit: means, ratios by the delta method, quantiles. CUPED enters as a smaller variance
/// (<see cref="AdjustedEffect.VarianceShare"/> times the plain one), a sequential test as an inflation of the critical value.
/// </summary>
public static class MeanPower
{
    /// <summary>
    /// Units of the treatment arm for an absolute effect: ((z_α · inflation + z_β) / |effect|)² (s²_C / κ + s²_T), with κ = n_C / n_T. Not rounded; the arms
    /// of an experiment get the next whole numbers. O(1).
    /// Source: Chow, Shao, Wang &amp; Lokhnygina 2017, section 3.2; the sum of two variances: Spotify Confidence.
    /// </summary>
    /// <param name="effect">Difference to find, not 0; for non-inferiority the margin.</param>
    /// <param name="controlVariance">Variance of one unit of the control, above 0.</param>
    /// <param name="treatmentVariance">Variance of one unit of the treatment, above 0.</param>
    /// <param name="power">Power, above 0 and below 1.</param>
    /// <param name="error">Error α of the test, above 0 and below 1.</param>
    /// <param name="alternative">Side of the test.</param>
    /// <param name="ratio">Control units over treatment units, above 0.</param>
    /// <param name="inflation">Factor on the critical value, above 0.</param>
    /// <returns>Units of the treatment arm; the control needs the ratio times as many.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double SampleSize(
        double effect,
        double controlVariance,
        double treatmentVariance,
        double power = 0.8,
        double error = 0.05,
        Alternative alternative = Alternative.TwoSided,
        double ratio = 1,
        double inflation = 1)
    {
        if (!(effect is not 0 && double.IsFinite(effect))) throw new ArgumentOutOfRangeException(nameof(effect), "The effect must be finite and not 0.");
        PowerInput.Positive(controlVariance);
        PowerInput.Positive(treatmentVariance);
        PowerInput.Positive(ratio);

        var size = EffectPower.StandardisedEffect(power, error, alternative, inflation) / effect;
        return size * size * (controlVariance / ratio + treatmentVariance);
    }

    /// <summary>The smallest absolute effect that given arms find with a given power: (z_α · inflation + z_β) √(s²_C / n_C + s²_T / n_T). O(1). Source: as <see cref="SampleSize"/>.</summary>
    /// <param name="control">The control arm as planned.</param>
    /// <param name="treatment">The treatment arm as planned.</param>
    /// <param name="power">Power, above 0 and below 1.</param>
    /// <param name="error">Error α of the test, above 0 and below 1.</param>
    /// <param name="alternative">Side of the test.</param>
    /// <param name="inflation">Factor on the critical value, above 0.</param>
    /// <returns>The effect, above 0, in the unit of the metric.</returns>
    /// <exception cref="ArgumentException">As of <see cref="ArmComparison.Difference"/>.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double MinimumEffect(
        Arm control, Arm treatment, double power = 0.8, double error = 0.05, Alternative alternative = Alternative.TwoSided, double inflation = 1) =>
        EffectPower.StandardisedEffect(power, error, alternative, inflation) * ArmComparison.Difference(control, treatment).StandardError;

    /// <summary>Days until an experiment has its units, where each unit comes once. O(1).</summary>
    /// <param name="treatmentUnits">Units of the treatment arm, above 0.</param>
    /// <param name="unitsPerDay">New units a day before any are left out, above 0.</param>
    /// <param name="trafficShare">Share of them that takes part, above 0 and at most 1.</param>
    /// <param name="ratio">Control units over treatment units, above 0.</param>
    /// <returns>Whole days, at least 1; experiments usually run whole weeks.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static double DurationDays(double treatmentUnits, double unitsPerDay, double trafficShare = 1, double ratio = 1)
    {
        PowerInput.Positive(treatmentUnits);
        PowerInput.Positive(unitsPerDay);
        PowerInput.Positive(ratio);
        if (!(trafficShare is > 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(trafficShare), "The share must be above 0 and at most 1.");
        return Math.Ceiling(Math.Ceiling(treatmentUnits * (1 + ratio)) / (unitsPerDay * trafficShare));
    }
}
