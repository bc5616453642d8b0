namespace Analytics.Statistics.Experiments;

/// <summary>A metric and one covariate of an arm: values, and variances and covariance of one unit.</summary>
internal readonly record struct CovariateArm(
    long Units, double Value, double Covariate, double Variance, double CovariateVariance, double Covariance)
{
    /// <summary>The arm without adjustment.</summary>
    public Arm Plain => new(Units, Value, Math.Max(0, Variance));

    /// <summary>Metric less weight · covariate.</summary>
    public Arm Adjusted(double weight) =>
        new(Units, Value - weight * Covariate, Math.Max(0, Variance + weight * weight * CovariateVariance - 2 * weight * Covariance));

    /// <summary>
    /// The adjusted difference. Relative it is over the plain control value; how steeply that value enters is the ratio of the treatment to the control,
    /// either of the plain values or with the covariate's chance difference taken out, which differ by less than the error of either.
    /// </summary>
    public static AdjustedEffect Difference(
        CovariateArm control, CovariateArm treatment, double weight, double[] coefficients, EffectScale scale, bool plainRatio)
    {
        var (adjustedC, adjustedT) = (control.Adjusted(weight), treatment.Adjusted(weight));
        var effect = ArmComparison.Difference(adjustedC, adjustedT);
        var share = effect.Variance / ArmComparison.Difference(control.Plain, treatment.Plain).Variance;
        return new(scale == EffectScale.Absolute ? effect : Relative(control, treatment, weight, effect, plainRatio), coefficients, adjustedC, adjustedT, share);
    }

    private static Effect Relative(CovariateArm control, CovariateArm treatment, double weight, Effect absolute, bool plainRatio)
    {
        var baseline = ArmComparison.Baseline(control.Plain);
        var ratio = plainRatio ? treatment.Value / control.Value : 1 + absolute.Value / control.Value;
        var variance = treatment.Adjusted(weight).ValueVariance
            + (ratio * ratio * control.Variance - 2 * weight * ratio * control.Covariance + weight * weight * control.CovariateVariance) / control.Units;
        return absolute with { Value = absolute.Value / baseline, Variance = variance / (baseline * baseline) };
    }
}
