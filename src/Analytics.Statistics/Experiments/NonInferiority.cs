using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments;

/// <summary>Tests that a treatment is not worse than the control by more than a margin.</summary>
public static class NonInferiority
{
    /// <summary>
    /// Null: the effect is at the margin or worse, −margin where higher is better and +margin where lower is. A small p-value says that the
    /// treatment is not worse by the margin; it says nothing of superiority. O(√ν), at most O(100).
    /// Source: Piaggio et al. 2012, "Reporting of noninferiority and equivalence randomized trials", JAMA 308(24), 2594-2604.
    /// </summary>
    /// <param name="effect">The effect of the treatment, absolute or relative.</param>
    /// <param name="margin">Largest harm that is accepted, finite and above 0, in the unit of the effect.</param>
    /// <param name="direction">Which way the metric gets better.</param>
    /// <param name="confidence">Confidence of the one-sided interval, above 0 and below 1.</param>
    /// <returns>The one-sided test against the margin.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The margin or the confidence is out of its range.</exception>
    public static EffectTest Run(Effect effect, double margin, MetricDirection direction = MetricDirection.HigherIsBetter, double confidence = 0.95)
    {
        if (!(margin > 0 && double.IsFinite(margin))) throw new ArgumentOutOfRangeException(nameof(margin), "The margin must be finite and above 0.");

        return direction == MetricDirection.HigherIsBetter
            ? EffectTest.Run(effect, Alternative.Greater, confidence, -margin)
            : EffectTest.Run(effect, Alternative.Less, confidence, margin);
    }

    /// <summary>
    /// As <see cref="Run"/> for a margin that is a share of the control mean, which is taken as known: the effect stays absolute and the null is
    /// margin · |control mean|. O(√ν), at most O(100). Source: as <see cref="Run"/>; the rule of relative margins is that of Spotify Confidence.
    /// </summary>
    /// <param name="control">The control arm, its mean not 0.</param>
    /// <param name="treatment">The treatment arm.</param>
    /// <param name="relativeMargin">Largest harm that is accepted as a share of the control mean, finite and above 0.</param>
    /// <param name="direction">Which way the metric gets better.</param>
    /// <param name="confidence">Confidence of the one-sided interval, above 0 and below 1.</param>
    /// <returns>The one-sided test of the absolute effect against the margin.</returns>
    /// <exception cref="ArgumentException">As of <see cref="ArmComparison.Difference"/>, or the control mean is 0.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The margin or the confidence is out of its range.</exception>
    public static EffectTest RunRelative(
        Arm control, Arm treatment, double relativeMargin, MetricDirection direction = MetricDirection.HigherIsBetter, double confidence = 0.95)
    {
        if (!(relativeMargin > 0 && double.IsFinite(relativeMargin)))
            throw new ArgumentOutOfRangeException(nameof(relativeMargin), "The margin must be finite and above 0.");

        return Run(ArmComparison.Difference(control, treatment), relativeMargin * ArmComparison.Baseline(control), direction, confidence);
    }
}
