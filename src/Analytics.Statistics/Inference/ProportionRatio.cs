namespace Analytics.Statistics.Inference;

/// <summary>The ratio of two probabilities, treatment over control (relative risk), at least 0; the relative lift is this less 1.</summary>
public static class ProportionRatio
{
    /// <summary>
    /// The normal interval of the logarithm of the ratio. O(1).
    /// Source: Katz, Baptista, Azen &amp; Pike 1978, "Obtaining confidence intervals for the risk ratio in cohort studies", Biometrics 34(3), 469-474.
    /// </summary>
    /// <param name="control">Counts of the control arm, at least one success.</param>
    /// <param name="treatment">Counts of the treatment arm, at least one success.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentException">An arm has no success, or counts were not set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Interval Log(SuccessCount control, SuccessCount treatment, double confidence = 0.95)
    {
        var (c, t) = (control.Checked(nameof(control)), treatment.Checked(nameof(treatment)));
        if (c.Successes == 0) throw new ArgumentException("The logarithm needs a success in each arm.", nameof(control));
        if (t.Successes == 0) throw new ArgumentException("The logarithm needs a success in each arm.", nameof(treatment));

        var variance = (double)c.Failures / c.Trials / c.Successes + (double)t.Failures / t.Trials / t.Successes;
        return Around(t.Share / c.Share, variance, confidence);
    }

    /// <summary>
    /// The interval of <see cref="Log"/> after half a success was added to each arm, so that arms without a success have one too. O(1).
    /// Source: Walter 1975, "The distribution of Levin's measure of attributable risk", Biometrika 62(2), 371-372.
    /// </summary>
    /// <param name="control">Counts of the control arm.</param>
    /// <param name="treatment">Counts of the treatment arm.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentException">Counts were not set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Interval LogAdjusted(SuccessCount control, SuccessCount treatment, double confidence = 0.95)
    {
        var (c, t) = (control.Checked(nameof(control)), treatment.Checked(nameof(treatment)));
        var variance = c.Failures / ((c.Successes + 0.5) * (c.Trials + 0.5)) + t.Failures / ((t.Successes + 0.5) * (t.Trials + 0.5));
        return Around((t.Successes + 0.5) / (t.Trials + 0.5) / ((c.Successes + 0.5) / (c.Trials + 0.5)), variance, confidence);
    }

    /// <summary>
    /// All ratios θ that the score test of p_T = θ p_C does not reject. O(1), some 100 steps.
    /// Source: Koopman 1984, "Confidence intervals for the ratio of two binomial proportions", Biometrics 40(2), 513-517; with the factor
    /// N / (N − 1) Miettinen &amp; Nurminen 1985, Statistics in Medicine 4(2), 213-226.
    /// </summary>
    /// <param name="control">Counts of the control arm.</param>
    /// <param name="treatment">Counts of the treatment arm; one arm has a success at least.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <param name="corrected">Whether the variance is multiplied by N / (N − 1).</param>
    /// <returns>The interval; its upper bound is +∞ where the control has no success.</returns>
    /// <exception cref="ArgumentException">There is no success at all, or counts were not set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Interval Score(SuccessCount control, SuccessCount treatment, double confidence = 0.95, bool corrected = true)
    {
        var (c, t) = (control.Checked(nameof(control)), treatment.Checked(nameof(treatment)));
        if (c.Successes + t.Successes == 0) throw new ArgumentException("A ratio needs a success.", nameof(treatment));

        var z = NormalDistribution.TwoSided(Confidence.Error(confidence));
        var lower = t.Successes == 0 ? 0 : Math.Exp(Root.Boundary(log => Statistic(c, t, Math.Exp(log), corrected) > z, -70, 70));
        var upper = c.Successes == 0 ? double.PositiveInfinity : Math.Exp(Root.Boundary(log => Statistic(c, t, Math.Exp(log), corrected) >= -z, -70, 70));
        return new(lower, upper);
    }

    private static Interval Around(double ratio, double variance, double confidence)
    {
        var half = NormalDistribution.TwoSided(Confidence.Error(confidence)) * Math.Sqrt(variance);
        return new(ratio * Math.Exp(-half), ratio * Math.Exp(half));
    }

    private static double Statistic(SuccessCount c, SuccessCount t, double ratio, bool corrected)
    {
        var n = (double)(c.Trials + t.Trials);
        var linear = t.Trials * ratio + t.Successes + c.Trials + c.Successes * ratio;
        var product = n * ratio * (c.Successes + t.Successes);
        var control = Math.Min(1, 2 * (c.Successes + t.Successes) / (linear + Math.Sqrt(Math.Max(0, linear * linear - 4 * product))));
        var treated = Math.Min(1, ratio * control);
        var variance = treated * (1 - treated) / t.Trials + ratio * ratio * control * (1 - control) / c.Trials;
        var distance = t.Share - ratio * c.Share;
        return distance is 0 ? 0 : distance / Math.Sqrt(corrected ? variance * (n / (n - 1)) : variance);
    }
}
