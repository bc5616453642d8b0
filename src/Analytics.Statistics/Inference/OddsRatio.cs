namespace Analytics.Statistics.Inference;

/// <summary>The ratio of the odds p / (1 − p) of two probabilities, treatment over control, above 0.</summary>
public static class OddsRatio
{
    /// <summary>
    /// The normal interval of the log odds ratio. O(1). Source: Woolf 1955, "On estimating the relation between blood group and disease", Annals of
    /// Human Genetics 19(4), 251-253; with <paramref name="adjusted"/> Gart &amp; Zweifel 1967, Biometrika 54(1/2), 181-187.
    /// </summary>
    /// <param name="control">Counts of the control arm.</param>
    /// <param name="treatment">Counts of the treatment arm.</param>
    /// <param name="confidence">Confidence, above 0 and below 1.</param>
    /// <param name="adjusted">Whether one half is added to each of the four counts, so that empty ones have an interval too.</param>
    /// <returns>The interval.</returns>
    /// <exception cref="ArgumentException">A count is 0 and <paramref name="adjusted"/> is false, or counts were not set.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is out of its range.</exception>
    public static Interval Logit(SuccessCount control, SuccessCount treatment, double confidence = 0.95, bool adjusted = false)
    {
        var (c, t) = (control.Checked(nameof(control)), treatment.Checked(nameof(treatment)));
        if (!adjusted && Math.Min(c.Successes, c.Failures) == 0) throw new ArgumentException("The log odds need a success and a failure.", nameof(control));
        if (!adjusted && Math.Min(t.Successes, t.Failures) == 0) throw new ArgumentException("The log odds need a success and a failure.", nameof(treatment));

        var added = adjusted ? 0.5 : 0;
        var (cs, cf, ts, tf) = (c.Successes + added, c.Failures + added, t.Successes + added, t.Failures + added);
        var half = NormalDistribution.TwoSided(Confidence.Error(confidence)) * Math.Sqrt(1 / cs + 1 / cf + 1 / ts + 1 / tf);
        var ratio = ts / tf * (cf / cs);
        return new(ratio * Math.Exp(-half), ratio * Math.Exp(half));
    }
}
