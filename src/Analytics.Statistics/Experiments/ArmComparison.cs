namespace Analytics.Statistics.Experiments;

/// <summary>The difference between a control and a treatment arm, for metrics of every kind.</summary>
public static class ArmComparison
{
    /// <summary>
    /// Treatment less control. Absolute: variance s²_T/n_T + s²_C/n_C. Relative: over the size |m_C| of the control mean, by the delta method
    /// s²_T/(n_T m_C²) + s²_C m_T²/(n_C m_C⁴), which is close as long as m_C is many standard errors from 0 (else <see cref="FiellerInterval"/>).
    /// Degrees of freedom by Satterthwaite, from the absolute variances on both scales. Both arms need a few dozen units for the normal
    /// approximation behind it, skewed metrics more. O(1).
    /// Source: Welch 1947, "The generalization of 'Student's' problem when several different population variances are involved", Biometrika 34(1/2),
    /// 28-35; Deng, Knoblich &amp; Lu 2018, "Applying the delta method in metric analytics", KDD.
    /// </summary>
    /// <param name="control">The control arm, at least two units.</param>
    /// <param name="treatment">The treatment arm, at least two units.</param>
    /// <param name="scale">Absolute or relative.</param>
    /// <returns>The effect.</returns>
    /// <exception cref="ArgumentException">
    /// An arm has fewer than two units, neither has any spread (no difference can be judged), or the control mean is 0 and the scale relative.
    /// </exception>
    public static Effect Difference(Arm control, Arm treatment, EffectScale scale = EffectScale.Absolute)
    {
        if (control.Units < 2) throw new ArgumentException("An arm needs at least two units.", nameof(control));
        if (treatment.Units < 2) throw new ArgumentException("An arm needs at least two units.", nameof(treatment));
        if (control.Variance + treatment.Variance <= 0) throw new ArgumentException("Neither arm has any spread.", nameof(treatment));

        var units = control.Units + treatment.Units;
        var degrees = DegreesOfFreedom(control, treatment);
        var difference = treatment.Mean - control.Mean;
        if (scale == EffectScale.Absolute) return new(difference, control.ValueVariance + treatment.ValueVariance, degrees, units);

        var baseline = Baseline(control);
        var ratio = treatment.Mean / baseline;
        return new(difference / baseline, (treatment.ValueVariance + ratio * ratio * control.ValueVariance) / (baseline * baseline), degrees, units);
    }

    /// <summary>Size of the control mean.</summary>
    internal static double Baseline(Arm control) => control.Mean is 0
        ? throw new ArgumentException("A relative effect needs a control mean other than 0.", nameof(control))
        : Math.Abs(control.Mean);

    /// <summary>Satterthwaite's degrees of freedom, in shares of the total so that nothing overflows; at least 1.</summary>
    internal static double DegreesOfFreedom(Arm control, Arm treatment)
    {
        var total = control.ValueVariance + treatment.ValueVariance;
        var (first, second) = (control.ValueVariance / total, treatment.ValueVariance / total);
        return Math.Max(1, 1 / (first * first / (control.Units - 1) + second * second / (treatment.Units - 1)));
    }
}
