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
    /// The adjusted difference. Relative it is over the plain control value, and the gradient takes the covariate's means as equal in both arms,
    /// as randomisation makes them.
    /// </summary>
    public static AdjustedEffect Difference(CovariateArm control, CovariateArm treatment, double weight, double[] coefficients, EffectScale scale)
    {
        var (adjustedC, adjustedT) = (control.Adjusted(weight), treatment.Adjusted(weight));
        var effect = ArmComparison.Difference(adjustedC, adjustedT);
        var share = effect.Variance / ArmComparison.Difference(control.Plain, treatment.Plain).Variance;
        return new(scale == EffectScale.Absolute ? effect : Relative(control, treatment, weight, effect), coefficients, adjustedC, adjustedT, share);
    }

    private static Effect Relative(CovariateArm control, CovariateArm treatment, double weight, Effect absolute)
    {
        var baseline = ArmComparison.Baseline(control.Plain);
        var ratio = treatment.Value / control.Value;
        var variance = treatment.Adjusted(weight).ValueVariance
            + (ratio * ratio * control.Variance - 2 * weight * ratio * control.Covariance + weight * weight * control.CovariateVariance) / control.Units;
        return absolute with { Value = absolute.Value / baseline, Variance = variance / (baseline * baseline) };
    }
}
